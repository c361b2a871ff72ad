//===- HostSystemTest.cpp - Tests of what the system says -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Descriptions of machines as Linux writes them, in a folder of their own.
//
//===----------------------------------------------------------------------===//

#include "Host/HostProbe.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace mlir::roofline::detail;

namespace {

struct HostSystemTest : testing::Test {
  HostSystemTest() {
    (void)sys::fs::createUniqueDirectory("roofline-host", root);
  }
  ~HostSystemTest() override { (void)sys::fs::remove_directories(root); }

  void write(const Twine &file, StringRef text) {
    SmallString<128> path(root);
    sys::path::append(path, file);
    (void)sys::fs::create_directories(sys::path::parent_path(path));
    std::error_code error;
    raw_fd_ostream(path, error) << text << "\n";
  }

  void remove(const Twine &file) {
    SmallString<128> path(root);
    sys::path::append(path, file);
    (void)sys::fs::remove(path);
  }

  void writeCache(unsigned processor, unsigned index, StringRef type,
                  StringRef level, StringRef size, StringRef sharers) {
    std::string folder = ("sys/devices/system/cpu/cpu" + Twine(processor) +
                          "/cache/index" + Twine(index) + "/")
                             .str();
    write(folder + "type", type);
    write(folder + "level", level);
    write(folder + "size", size);
    write(folder + "shared_cpu_list", sharers);
  }

  /// Four cores of two threads each (n and n + 4), each core with L1 caches of
  /// 32 KiB and an L2 of 1 MiB, every two cores with an L3 of 16 MiB; 8 GiB.
  void writeMachine() {
    for (unsigned processor = 0; processor < 8; ++processor) {
      unsigned core = processor % 4;
      std::string threads = (Twine(core) + "," + Twine(core + 4)).str();
      write("sys/devices/system/cpu/cpu" + Twine(processor) +
                "/topology/thread_siblings_list",
            threads);
      writeCache(processor, 0, "Data", "1", "32K", threads);
      writeCache(processor, 1, "Instruction", "1", "32K", threads);
      writeCache(processor, 2, "Unified", "2", "1024K", threads);
      writeCache(processor, 3, "Unified", "3", "16M",
                 core < 2 ? "0-1,4-5" : "2-3,6-7");
    }
    write("proc/meminfo", "MemTotal:        8388608 kB\nMemFree: 1 kB");
  }

  Expected<HostSystem> read(ArrayRef<unsigned> allowed = {0, 1, 2, 3, 4, 5, 6,
                                                          7}) {
    return readHostSystem(root, allowed);
  }

  /// The message of a failure, without the folder of the test.
  std::string readError() {
    Expected<HostSystem> system = read();
    if (system)
      return "";
    std::string message = toString(system.takeError());
    size_t at = message.find(root.str().str());
    return at == std::string::npos ? message : message.erase(at, root.size());
  }

  SmallString<128> root;
};

TEST_F(HostSystemTest, CoresCachesAndMemory) {
  writeMachine();
  Expected<HostSystem> system = read();
  ASSERT_TRUE(bool(system));
  EXPECT_EQ(system->cores, (std::vector<unsigned>{0, 1, 2, 3}));
  EXPECT_FALSE(system->quota.has_value());
  ASSERT_EQ(system->caches.size(), 3u);
  EXPECT_EQ(system->caches[0].level, 3u);
  EXPECT_EQ(system->caches[0].numInstances, 2u);
  EXPECT_EQ(system->caches[0].capacityBytes, 33554432u); // 2 * 16 MiB
  EXPECT_EQ(system->caches[1].level, 2u);
  EXPECT_EQ(system->caches[1].numInstances, 4u);
  EXPECT_EQ(system->caches[1].capacityBytes, 4194304u); // 4 * 1 MiB
  EXPECT_EQ(system->caches[2].level, 1u);
  EXPECT_EQ(system->caches[2].capacityBytes, 131072u); // 4 * 32 KiB, data only
  EXPECT_EQ(system->memoryBytes, 8589934592u);
  EXPECT_FALSE(system->isMemoryLimited);
}

TEST_F(HostSystemTest, AffinityLeavesOutCoresAndTheirCaches) {
  writeMachine();
  // Both threads of core 1, one of core 0: one L3.
  Expected<HostSystem> system = read({1, 4, 5});
  ASSERT_TRUE(bool(system));
  EXPECT_EQ(system->cores, (std::vector<unsigned>{1, 4}));
  EXPECT_EQ(system->caches[0].capacityBytes, 16777216u);
  EXPECT_EQ(system->caches[1].numInstances, 2u);
}

TEST_F(HostSystemTest, ControlGroupsLimitTimeAndMemory) {
  writeMachine();
  // The tightest of the group and those above it counts.
  write("proc/self/cgroup", "0::/a/b");
  write("sys/fs/cgroup/a/b/cpu.max", "max 100000");
  write("sys/fs/cgroup/a/cpu.max", "250000 100000");
  write("sys/fs/cgroup/a/b/memory.max", "1073741824");
  write("sys/fs/cgroup/a/memory.max", "max");
  Expected<HostSystem> system = read();
  ASSERT_TRUE(bool(system));
  EXPECT_EQ(system->quota, 2.5);
  EXPECT_EQ(system->cores, (std::vector<unsigned>{0, 1}));
  EXPECT_EQ(system->caches[0].numInstances, 1u);
  EXPECT_EQ(system->memoryBytes, 1073741824u);
  EXPECT_TRUE(system->isMemoryLimited);
}

TEST_F(HostSystemTest, ControlGroupsOfVersion1) {
  writeMachine();
  write("proc/self/cgroup", "4:memory:/job\n3:cpu,cpuacct:/job\n0::/");
  write("sys/fs/cgroup/cpu/job/cpu.cfs_quota_us", "50000");
  write("sys/fs/cgroup/cpu/job/cpu.cfs_period_us", "100000");
  write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1");
  write("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000");
  write("sys/fs/cgroup/memory/job/memory.limit_in_bytes", "2147483648");
  Expected<HostSystem> system = read();
  ASSERT_TRUE(bool(system));
  EXPECT_EQ(system->quota, 0.5);
  EXPECT_EQ(system->cores, std::vector<unsigned>{0}); // never none
  EXPECT_EQ(system->memoryBytes, 2147483648u);
}

TEST_F(HostSystemTest, ErrorsNameWhatIsMissing) {
  EXPECT_EQ(readError(),
            "expected the processors that share a core in "
            "/sys/devices/system/cpu/cpu0/topology/thread_siblings_list, found "
            "none");
  writeMachine();
  remove("proc/meminfo");
  EXPECT_EQ(readError(),
            "expected the size of the memory in /proc/meminfo, found none");
  writeCache(0, 3, "Unified", "3", "large", "0-1,4-5");
  EXPECT_EQ(readError(),
            "expected the size of a cache in "
            "/sys/devices/system/cpu/cpu0/cache/index3/size, found none");
  writeCache(0, 3, "Unified", "", "16M", "0-1,4-5");
  EXPECT_EQ(readError(),
            "expected the level of a cache in "
            "/sys/devices/system/cpu/cpu0/cache/index3/level, found none");
  for (unsigned processor = 0; processor < 8; ++processor)
    remove("sys/devices/system/cpu/cpu" + Twine(processor) +
           "/cache/index0/type");
  EXPECT_EQ(readError(), "expected the sizes of the caches in "
                         "/sys/devices/system/cpu/cpu0/cache, found none");
}

TEST_F(HostSystemTest, NoProcessorIsAnError) {
  writeMachine();
  Expected<HostSystem> system = read({});
  ASSERT_FALSE(bool(system));
  EXPECT_EQ(toString(system.takeError()),
            "expected at least one processor, found none");
}

// Where nothing but caches could be measured, nothing is.
TEST(HostProbe, TooLittleMemoryIsAnError) {
  HostSystem system;
  system.cores = {0};
  system.caches = {{3, 1, 33554432}};
  system.memoryBytes = 134217728;
  Expected<HostMeasurement> measurement = measureHost(system, baseKernels);
  ASSERT_FALSE(bool(measurement));
  // 3 * 32 MiB, and as much for others.
  EXPECT_EQ(toString(measurement.takeError()),
            "expected 192 MiB of memory to measure its bandwidth, found 128 "
            "MiB");
}

} // namespace
