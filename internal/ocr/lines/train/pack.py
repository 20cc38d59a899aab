"""Makes a state small enough to keep in the tree: half floats, no optimiser.

python3 pack.py STATE SMALL

fit.py goes on from either.
"""
import sys

import torch


def main():
    state = torch.load(sys.argv[1])
    del state["optimiser"]
    state["net"] = {name: t.half() if t.is_floating_point() else t for name, t in state["net"].items()}
    torch.save(state, sys.argv[2])


if __name__ == "__main__":
    main()
