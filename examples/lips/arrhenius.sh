#!/bin/sh
# From ab initio frames to the conductivity of Li6.75P3S11 at 300 K, with its interval: about half an hour on two cores. Run it in the folder of Crisol.
./crisol train examples/lips/train.toml --out runs/lips/potential || exit
./crisol md examples/lips/md.toml --out runs/lips/md
./crisol arrhenius runs/lips/md --charges Li=1 --out runs/lips/arrhenius
./crisol md examples/lips/md.toml --temperatures 700 --out runs/lips/hot
