import { expect, test } from "vitest";
import { expectResumed, expectSound, goldenLife, live, logOn } from "./lives.ts";
import { diskAt, fullAfter, mountSmall } from "./small-disk.ts";
import { temporaryFolders } from "./temporary.ts";
import type { Disk } from "./disk.ts";

const temporary = temporaryFolders();

const expectFullThenResumed = async (full: Disk, { free }: { free: () => Disk }): Promise<void> => {
  const life = await live(full);
  expect(life.end).toMatchObject({
    kind: "failed",
    thrown: {
      code: "disk-full",
      message: expect.stringMatching(/^Cannot write.* \/home\/runs\/.*: no space is left$/),
      action: expect.stringContaining("Free some space and resume the run"),
    },
  });
  const { records, damagedLine } = logOn(full);
  expect(records.length).toBeGreaterThan(2);
  expect(damagedLine).toBeNull();
  const disk = free();
  expectSound(disk, life);
  await expectResumed(disk, (await goldenLife()).summary);
};

test("a search on a disk that is full in its middle: said, nothing corrupt, gone on with once there is space", async () => {
  const place = temporary();
  const tmpfs = mountSmall(place, { size: "80k" });
  const disk = diskAt(place);
  const full = tmpfs === null ? { ...disk, files: fullAfter(disk.files, 30) } : disk;
  const free = () => {
    tmpfs?.grow("50m");
    return disk;
  };
  await expectFullThenResumed(full, { free });
});

const hasFull = process.platform === "linux";
if (!hasFull) console.warn("skipped: a full disk by the kernel's own word, for /dev/full is Linux's");

test.runIf(hasFull).each([12, 25, 40])(
  "the kernel itself says so (/dev/full), from write %s on: the same",
  async (writes) => {
    const disk = diskAt(temporary());
    await expectFullThenResumed({ ...disk, files: fullAfter(disk.files, writes) }, { free: () => disk });
  },
);
