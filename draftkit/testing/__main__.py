"""`python -m draftkit.testing`: the fault server as a process of its own."""

import argparse
import json
import signal
import sys

from draftkit.messages import say
from draftkit.testing.faults import FAULTS, PASSING
from draftkit.testing.obeying import obey_facts
from draftkit.testing.server import FaultServer
from draftkit.testing.writing import write_section


def _parser() -> argparse.ArgumentParser:
    about = say("Serve an OpenAI-compatible endpoint on this machine that writes right sections and fails as told.")
    parser = argparse.ArgumentParser(prog="python -m draftkit.testing", description=about)
    add = parser.add_argument
    add("--port", type=int, default=0, help=say("port to listen at; by default any free one"))
    add("--ttft", type=float, default=0.0, help=say("seconds to the first token"))
    add("--speed", type=float, default=0.0, help=say("tokens a second; 0 for all at once"))
    add("--in-flight", type=int, default=0, help=say("requests admitted at a time; more get status 429"))
    add("--retry-after", default="", help=say("what Retry-After says then"))
    add("--faults", type=float, default=0.0, help=say("share of calls that fail, from 0 to 1"))
    add("--among", nargs="+", choices=sorted(FAULTS), default=PASSING, metavar="NAME",
        help=say("names of the faults to draw from; --list tells all"))  # fmt: skip
    add("--seed", type=int, default=0, help=say("where the draw starts"))
    add("--obey", action="store_true", help=say("do whatever the facts say, as the worst of models would"))
    add("--list", action="store_true", help=say("list all faults and stop"))
    return parser


def main() -> int:
    """Serve until interrupted, then tell the ledger."""
    options = vars(_parser().parse_args())
    if options.pop("list"):
        for fault in FAULTS.values():
            sys.stdout.write(f"{fault.fault or '-'}  {fault.name:26} {fault.does}\n")
        return 0
    answer = obey_facts if options.pop("obey") else write_section
    # a shell lets what it runs in the background ignore SIGINT
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    server = FaultServer(answer=answer, **options)
    try:
        sys.stdout.write(f"{server.url}\n")
        sys.stdout.flush()
        server.serve()
    except KeyboardInterrupt:
        pass  # before it served, or twice
    sys.stdout.write(json.dumps(server.bill.to_json(), ensure_ascii=False, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
