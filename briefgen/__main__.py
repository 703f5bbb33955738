"""The program: `briefgen`, and `python -m briefgen`."""

from briefgen.collector import relax_collector


def run() -> None:
    """Run the command of the command line, in a process of its own."""
    relax_collector()
    from briefgen.cli import main

    main()


if __name__ == "__main__":
    run()
