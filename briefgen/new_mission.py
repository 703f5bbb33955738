"""A mission to fill in: every field with its meaning, refused until its officer has filled it."""

from pathlib import Path

from briefgen.loading import TO_FILL_IN
from briefgen.new import write_new
from briefgen.workspace import Workspace

_SKELETON = """\
# yaml-language-server: $schema=../../schema/mission.schema.json
# The mission {name}.
#
# How to fill it in
# - Write the value in place of every {todo}
# - A line that begins with "#" directly before its key (such as #zh:) is left out. To use it, take
#   that one "#" away, also from the lines of the same block below it. What is not known stays out:
#   the documents show "to be confirmed" and list it, and nothing is guessed.
# - What is told on arrival is not open: write place: {{on_site: true}} instead of its texts.
# - Every block can have responsible: (the key of a person) and due: (a day) for what is open in it.
# - Texts have en: and zh:. *one star* is emphasis, **two** are bold, [words](https://example.org)
#   is a link. Times are local and look like 09:30, days like 2019-05-13.
# - "internal" marks what never reaches the other side.
# - Passports, dates of birth, diets, rooms and health have no place here: they belong into a
#   separate, restricted list.

# The records that it is for, such as [haikou].
records: [{record}]
title:
  en: {todo}                       # such as Mission to Sampleton
  zh: {todo}
# The version, as your office counts; without one the documents say "draft".
#version: {todo}                   # in quotes, such as "0.1"
# The date that the documents bear.
date: {todo}
#translation_checked: {todo}       # the day on which the translation was last checked
# The first and last day; a month such as 2019-05 where the days are not known.
dates:
  start: {todo}
  end: {todo}
  #stated: {todo}                  # the source's own wording
# Which side travels: china or europe.
sender: {todo}

# What the mission is for, in one or two sentences.
purpose:
  en: {todo}
  zh: {todo}
# Three to five objectives.
objectives:
  - en: {todo}
    zh: {todo}
# The outcomes that we want; internal.
#outcomes:
  #- en: {todo}
    #zh: {todo}
# Why it takes place now, in two or three sentences; internal.
#why_now:
  #en: {todo}
  #zh: {todo}
# Three messages for the leader, the same in every meeting; internal.
#messages:
  #- text:
      #en: {todo}
      #zh: {todo}
    # The fact or figure that carries it, with its source.
    #fact:
      #en: {todo}
      #zh: {todo}
# Where the cooperation stands, a paragraph each; internal.
#background:
  #- en: {todo}
    #zh: {todo}
# A word of welcome for all participants, a paragraph each.
#welcome:
  #- en: {todo}
    #zh: {todo}

# The cities, the home city included. Their keys are your own: legs, slots and hosts name them.
cities:
  - key: city-1
    name:
      en: {todo}
      zh: {todo}
    side: {todo}                   # china or europe
    #time_zone: {todo}             # its name at the IANA, such as Europe/Paris
    # For the drawing of the route: degrees north and east, rounded to 0.1.
    #latitude: {todo}
    #longitude: {todo}
    #mayor: {todo}
    #profile:
      #- en: {todo}
        #zh: {todo}
    # Which parts of a record concern this city, by their numbers; without it, all.
    #cooperation:
      #- record: {record}
        #themes: [{todo}]
        #activities: [{todo}]
        #results: [{todo}]
    # Figures, where the record does not state them for this city alone: as in a record.
    #regions:
      #names:
        #- en: {todo}
          #zh: {todo}
      #stated: {todo}
    #countries:
      #codes: [{todo}]
      #stated: {todo}
    #population:
      #value: {todo}
      #year: {todo}
      #source: {todo}
      #stated: {todo}
    #area:
      #km2: {todo}
      #stated: {todo}

# The stays in their order, from home to home. The first has no arrival, the last no departure.
legs:
  - city: city-1
    #arrival:
      #day: {todo}
      #time: {todo}
    #departure:
      #day: {todo}
      #time: {todo}
    # How one comes to this city.
    #transport:
      #means: {todo}               # flight, train, coach, car, ship, on foot or other
      #number: {todo}
      #leaves_from:
        #en: {todo}
        #zh: {todo}
      #arrives_at:
        #en: {todo}
        #zh: {todo}
      #codes: {todo}               # such as GRX–FCO
      #time: {todo}
      #note:
        #en: {todo}
        #zh: {todo}

# The delegation. The order of its members is that of all documents: the sending side's own list.
delegation:
  #name:
    #en: {todo}
    #zh: {todo}
  #composition:
    #en: {todo}
    #zh: {todo}
  #size: {todo}                    # how many travel, the head included
  head: delegate-1
  members:
    # The key is your own; the programme and the briefs name people by it.
    - key: delegate-1
      #family: {todo}              # the documents set it in capitals
      #given: {todo}
      #chinese: {todo}
      #honorific:
        #en: {todo}
        #zh: {todo}
      office:
        en: {todo}
        zh: {todo}
      body:
        en: {todo}
        zh: {todo}
      #role:
        #en: {todo}                # such as Head for Testville
        #zh: {todo}
      #rank:
        #en: {todo}
        #zh: {todo}
      #contact:
        #phone: {todo}
        #email: {todo}
        #private_phone: {todo}     # internal
      # A picture (.jpg or .png), as a path from the folder of this file.
      #photo: {todo}
      #biography:
        #en: {todo}
        #zh: {todo}

# Hosts and counterparts, by precedence within each city; all fields are as for delegates.
#hosts:
  #- key: host-1
    #city: city-1
    #family: {todo}
    #given: {todo}
    #chinese: {todo}
    #office:
      #en: {todo}
      #zh: {todo}
    #body:
      #en: {todo}
      #zh: {todo}
    # Internal.
    #biography:
      #en: {todo}
      #zh: {todo}
    # Internal.
    #earlier_meetings:
      #- date: {todo}
        #place:
          #en: {todo}
          #zh: {todo}
        #text:
          #en: {todo}
          #zh: {todo}

# People of neither side: interpreters, coordinators, drivers; all fields are as for delegates.
#others:
  #- key: helper-1
    #family: {todo}
    #given: {todo}
    #chinese: {todo}
    #office:
      #en: {todo}
      #zh: {todo}
    #body:
      #en: {todo}
      #zh: {todo}

# The programme, in the order of time.
programme:
  - title:
      en: {todo}                   # mostly the body that one meets
      zh: {todo}
    #key: slot-1                   # your own, where a gift or a document names the slot
    # meeting, visit, event, signing, meal, travel, free or other; meeting without this line.
    #kind: {todo}
    #day: {todo}
    #start: {todo}
    #end: {todo}
    #end_day: {todo}               # the day on which it ends, where that is another one
    city: city-1
    # What it is for, in one line.
    #text:
      #en: {todo}
      #zh: {todo}
    #place:
      #en: {todo}
      #zh: {todo}
    #address:
      #en: {todo}
      #zh: {todo}
    #hosts: [host-1]
    #people: [delegate-1]          # without it, the whole delegation
    #languages: [{todo}]           # codes such as es, zh
    #interpretation: {todo}        # consecutive, simultaneous, whispered or none
    #interpreter: helper-1
    #transport:
      #means: {todo}
      #time: {todo}
    #dress:
      #en: {todo}
      #zh: {todo}
    #responsible: delegate-1       # who is in charge
    #due: {todo}                   # by when what is open here must be known
    #on_site: {todo}               # true: all that is not stated here is told on arrival
    # confirmed, tentative or to be confirmed
    #status: {todo}
    #note:
      #en: {todo}
      #zh: {todo}
    # The meeting brief; internal.
    #brief:
      # What is true when we leave that was not when we came.
      #aim:
        #en: {todo}
        #zh: {todo}
      #chair: host-1
      #agenda:
        #- text:
            #en: {todo}
            #zh: {todo}
          #speakers: [delegate-1]
          #minutes: {todo}
      #ours:
        #- person: delegate-1
          #note:
            #en: {todo}
            #zh: {todo}
      #theirs:
        #- person: host-1
          #note:
            #en: {todo}
            #zh: {todo}
      #interests:
        #- en: {todo}
          #zh: {todo}
      #our_line:
        #- en: {todo}
          #zh: {todo}
      #asks:
        #- en: {todo}
          #zh: {todo}
      #sensitive:
        #- topic:
            #en: {todo}
            #zh: {todo}
          #reason:
            #en: {todo}
            #zh: {todo}
          #if_raised:
            #en: {todo}
            #zh: {todo}
      #decisions:
        #- what:
            #en: {todo}
            #zh: {todo}
          #from_whom: [host-1]
          #if_not:
            #en: {todo}
            #zh: {todo}
          #at_a_glance: {todo}     # true: it stands on the leader's page too
    # Speaking notes; internal. The words to stress are **bold** in both languages.
    #speeches:
      #- title:
          #en: {todo}
          #zh: {todo}
        #speaker: delegate-1
        #parts:
          #- title:
              #en: {todo}
              #zh: {todo}
            #minutes: {todo}
            #text:
              #en: {todo}
              #zh: {todo}

# Papers to be signed.
#documents:
  #- title:
      #en: {todo}
      #zh: {todo}
    #slot: slot-1
    #signatories:
      #- person: delegate-1
        #on_behalf_of:
          #en: {todo}
          #zh: {todo}
    #text_state:
      #en: {todo}                  # such as: English and Chinese final
      #zh: {todo}
    #ceremony:
      #en: {todo}
      #zh: {todo}
    # Internal.
    #remarks:
      #en: {todo}
      #zh: {todo}

#gifts:
  #- what:
      #en: {todo}
      #zh: {todo}
    #giver: delegate-1
    #receiver: host-1
    #slot: slot-1
    #value: {todo}                 # internal

# Forms of address, precedence, seating, customs; internal.
#protocol:
  #- topic:
      #en: {todo}
      #zh: {todo}
    #text:
      #en: {todo}
      #zh: {todo}

# The state of the cooperation, as far as the record does not hold it.
#cooperation:
  #signed:
    #- title:
        #en: {todo}
        #zh: {todo}
      #date: {todo}
      #parties:
        #en: {todo}
        #zh: {todo}
      #note:
        #en: {todo}
        #zh: {todo}
  # What was agreed and is not done; internal.
  #open_actions:
    #- what:
        #en: {todo}
        #zh: {todo}
      #side: {todo}                # china, europe or both
      #responsible: delegate-1
      #due: {todo}

#logistics:
  #hotels:
    #- city: city-1
      #name:
        #en: {todo}
        #zh: {todo}
      #address:
        #en: {todo}
        #zh: {todo}
      #phone: {todo}
      #check_in: {todo}
      #check_out: {todo}
      #note:
        #en: {todo}
        #zh: {todo}
  # The flights, where they are more than the legs say.
  #flights:
    #- number: {todo}
      #from_city: city-1
      #to_city: city-1
      #leaves_from:
        #en: {todo}
        #zh: {todo}
      #arrives_at:
        #en: {todo}
        #zh: {todo}
      #departure:
        #day: {todo}
        #time: {todo}
      #arrival:
        #day: {todo}
        #time: {todo}
      #people: [delegate-1]        # without it, the whole delegation
      #note:
        #en: {todo}
        #zh: {todo}
  #vehicles:
    #- city: city-1
      #what:
        #en: {todo}
        #zh: {todo}
      #plate: {todo}
      #driver: helper-1
      #first_day: {todo}
      #last_day: {todo}
  # The same form for meals, money, weather, visas and other.
  #meals:
    #- topic:
        #en: {todo}
        #zh: {todo}
      #text:
        #en: {todo}
        #zh: {todo}
  #money: []
  #weather: []
  #visas: []
  #other: []

# Whom to ask: a person of the mission, or a body with its number.
#contacts:
  #- what:
      #en: {todo}
      #zh: {todo}
    #person: delegate-1
    #body:
      #en: {todo}
      #zh: {todo}
    #city: city-1
    #side: {todo}                  # for whom it is: china, europe or both
    #phone: {todo}
    #email: {todo}
    #address:
      #en: {todo}
      #zh: {todo}
    #hours:
      #en: {todo}
      #zh: {todo}
    #mail_the_pack: {todo}         # true: a mail draft of the pack goes to this contact

#emergencies:
  #- what:
      #en: {todo}
      #zh: {todo}
    #city: city-1
    #phone: {todo}                 # in quotes where it is digits alone, such as "112"
    #address:
      #en: {todo}
      #zh: {todo}

#press:
  #release:
    #en: {todo}
    #zh: {todo}
  #media:
    #- en: {todo}
      #zh: {todo}
  # The EU emblem, the funding line, banners, flags.
  #visibility:
    #- en: {todo}
      #zh: {todo}
  # What we say if the press asks; internal.
  #holding_lines:
    #- en: {todo}
      #zh: {todo}

# Who does what by when after the mission; internal.
#follow_up:
  #- what:
      #en: {todo}
      #zh: {todo}
    #who:                          # where it is no person of the mission
      #en: {todo}
      #zh: {todo}
    #responsible: delegate-1
    #due: {todo}

# Words of this mission beside the programme's glossary.
#glossary:
  #- en: [{todo}]
    #zh: [{todo}]
    #certain: {todo}               # true where an official source was found

# What else somebody has to find out: open points in your own words.
#questions:
  #- text:
      #en: {todo}
      #zh: {todo}
    #responsible: delegate-1
    #due: {todo}
# The same, for us alone; internal.
#internal_questions: []
"""


def mission_skeleton(name: str, record: str | None = None) -> str:
    """Give the YAML text of a new mission; TO_FILL_IN stands for what its officer knows."""
    return _SKELETON.format(name=name, record=record or TO_FILL_IN, todo=TO_FILL_IN)


def create_mission(workspace: Workspace, name: str, record: str | None = None) -> Path:
    """Write a new mission to fill in, for a record where one is named, and give its file.

    Raises UnknownNameError for a record that is not there; OutputError where the name cannot be
    one, the mission is there already, its folder lies outside, or it cannot be written.
    """
    if record is not None:
        workspace.record(record)
    path = workspace.missions / f"{name}.yaml"
    return write_new(workspace, "mission", name, path, lambda name: mission_skeleton(name, record))
