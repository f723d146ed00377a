#!/bin/sh
# Both sides of the comparison in one go, on one core: sh benches/peers/run.sh
# needs python3 with numpy and opencv-python-headless (PYTHON names another interpreter)
set -eu
cd "$(dirname "$0")/../.."
picture=$(mktemp -d)/photograph.jpg
cargo bench --bench inspect -- write "$picture"
cargo bench --bench inspect -- "$picture"
"${PYTHON:-python3}" benches/peers/look.py "$picture"
rm "$picture"
