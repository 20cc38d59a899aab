"""Trains one network, in stages that can be broken off and gone on with.

python3 fit.py codes|han FOLDER LINES [--seed N] [--workers N] [--threads N]

FOLDER keeps NAME.pt, the state after the last few minutes; a run that finds one
goes on from there. LINES is the length of the whole schedule: cross-entropy at
the frames where characters stand for its first part, CTC beside it after.
"""
import argparse
import multiprocessing
import os
import signal
import time

import torch
from torch.nn import functional as F

from fonts import Cabinet
from network import TASKS
from samples import Maker, work

STEADY = 0.45  # share of the schedule at the full rate
COLUMNS = 9216  # of input in a batch
BESIDE = 0.5  # weight of the frames' loss beside CTC
RIVALS = 1000  # classes beside those of the batch that CTC chooses among
SAVE_SECONDS = 180
REPORT_STEPS = 100


def rate(task, done, step):
    """The learning rate at a share of the schedule."""
    warm = min(1.0, step / 300 + 0.02)
    fall = 1.0 if done < STEADY else max(0.008, (1 - done) / (1 - STEADY))
    return task.rate * warm * fall


def frame_loss(task, net, features, frames):
    """Cross-entropy at every frame with a character and some of the blanks."""
    flat, wanted = features.permute(0, 2, 1).flatten(0, 1), frames.flatten()
    keep = (wanted > 0) | (torch.rand(wanted.shape) < task.blanks)
    logits = F.linear(flat[keep], net.classifier.weight[:, :, 0, 0], net.classifier.bias)
    weights = torch.where(wanted[keep] > 0, 1.0, task.blank_weight)
    losses = F.cross_entropy(logits.float(), wanted[keep], reduction="none", label_smoothing=0.01)
    character = wanted[keep] > 0
    right = (logits.argmax(1) == wanted[keep])[character]
    return (losses * weights).sum() / weights.sum(), right.float().mean().item()


def line_loss(net, features, labels):
    """CTC over whole lines, among the classes of the batch and some others: the
    frames' own loss tells each character from all the rest."""
    wanted = torch.tensor([c for l in labels for c in l])
    others = torch.randint(1, net.classifier.out_channels, (RIVALS,))
    classes, places = torch.cat([torch.zeros(1, dtype=torch.long), wanted, others]).unique(return_inverse=True)
    logits = F.linear(features.permute(2, 0, 1), net.classifier.weight[classes, :, 0, 0], net.classifier.bias[classes])
    frames = torch.full((len(labels),), logits.shape[0])
    lengths = torch.tensor([len(l) for l in labels])
    return F.ctc_loss(F.log_softmax(logits.float(), 2), places[1 : len(wanted) + 1], frames, lengths, zero_infinity=True)


class Training:
    """A network, its optimiser and how far they are."""

    def __init__(self, task, folder, lines):
        self.task, self.lines = task, lines
        self.path = os.path.join(folder, task.name + ".pt")
        self.net = task.network().to(memory_format=torch.channels_last)
        self.optimiser = torch.optim.AdamW(self.net.parameters(), task.rate, weight_decay=1e-2)
        self.seen = self.step = self.seconds = 0
        if os.path.exists(self.path):
            self.load()

    def load(self):
        state = torch.load(self.path)
        self.net.load_state_dict(state["net"])
        if "optimiser" in state:
            self.optimiser.load_state_dict(state["optimiser"])
        self.seen, self.step, self.seconds = state["seen"], state["step"], state["seconds"]

    def save(self):
        state = {
            "net": self.net.state_dict(), "optimiser": self.optimiser.state_dict(),
            "seen": self.seen, "step": self.step, "seconds": self.seconds,
        }
        torch.save(state, self.path + ".new")
        os.replace(self.path + ".new", self.path)

    def learn(self, batch):
        """One step; the loss and the share of characters right."""
        pictures, frames, labels = batch
        done = self.seen / self.lines
        self.optimiser.param_groups[0]["lr"] = rate(self.task, done, self.step)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            features = self.net.features(torch.from_numpy(pictures).float())
            loss, right = frame_loss(self.task, self.net, features, torch.from_numpy(frames))
            if done >= self.task.ctc_from:
                loss = BESIDE * loss + line_loss(self.net, features, labels)
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 2.0)
        self.optimiser.step()
        self.seen += len(labels)
        self.step += 1
        return loss.item(), right


class Broken(Exception):
    """The run was asked to stop."""


def stop(*_):
    raise Broken


def run(training, queue):
    """Learns until the schedule ends or SIGTERM comes; keeps the state."""
    signal.signal(signal.SIGTERM, stop)
    try:
        follow(training, queue)
    except Broken:
        print("broken off", flush=True)
    training.save()


def follow(training, queue):
    """Learns until the schedule ends."""
    begun, before, saved = time.time(), training.seconds, time.time()
    first, total, rights = training.seen, 0.0, 0.0
    while training.seen < training.lines:
        loss, right = training.learn(queue.get())
        total, rights = total + loss, rights + right
        training.seconds = before + time.time() - begun
        if training.step % REPORT_STEPS == 0:
            pace = (training.seen - first) / (time.time() - begun)
            print("%6.1f min %8d lines loss %.4f characters %.4f %.0f/s queue %d" % (
                training.seconds / 60, training.seen, total / REPORT_STEPS, rights / REPORT_STEPS, pace, queue.qsize()), flush=True)
            total = rights = 0.0
        if time.time() - saved > SAVE_SECONDS:
            training.save()
            saved = time.time()


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("name", choices=["codes", "han"])
    parser.add_argument("folder")
    parser.add_argument("lines", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def main():
    args = arguments()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    task = TASKS[args.name]
    training = Training(task, args.folder, args.lines)
    print(sum(p.numel() for p in training.net.parameters()), "parameters,", training.seen, "lines seen", flush=True)
    queue, cabinet = multiprocessing.Queue(24), Cabinet()
    for k in range(args.workers):
        maker = Maker(task.words, task.classes, cabinet, args.seed * 1000003 + training.seen * 17 + k)
        multiprocessing.Process(target=work, args=(queue, maker, COLUMNS), daemon=True).start()
    run(training, queue)


if __name__ == "__main__":
    main()
