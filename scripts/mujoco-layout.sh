#!/bin/sh
# Prints src/simulator/mujoco/native-layout.ts's figures: sh scripts/mujoco-layout.sh FOLDER, the one that holds mujoco/mujoco.h
# (in Python's package: site-packages/mujoco/include). Needs a C compiler.
set -eu
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
{
  echo '#include <stddef.h>'
  echo '#include <stdio.h>'
  echo '#include <mujoco/mujoco.h>'
  echo 'int main(void) {'
  echo '  printf("version: %d\n", mjVERSION_HEADER);'
  for field in time qpos qvel ctrl act qacc qfrc_actuator qfrc_constraint sensordata xpos xmat xquat xipos cinert cvel \
    cfrc_ext site_xpos geom_xpos geom_xmat; do
    echo "  printf(\"$field: %zu,\\n\", offsetof(mjData, $field));"
  done
  echo '}'
} >"$work/layout.c"
cc -I"$1" "$work/layout.c" -o "$work/layout"
"$work/layout"
