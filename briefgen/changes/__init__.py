"""What has changed between two states of the data, in an officer's words and both languages.

    states  ->  pair  ->  compare  ->  sentences
                items     fields       with the words marked

`comparing.py` is this line as code. For a shareable document what is internal is taken out of both
states before they are compared.
"""
