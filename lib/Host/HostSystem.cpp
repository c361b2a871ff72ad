//===- HostSystem.cpp - What the system says about itself -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "HostSystem.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"

#include <algorithm>
#include <map>
#include <set>

#ifdef __linux__
#include <sched.h>
#endif

using namespace llvm;
using namespace mlir::roofline::detail;

/// The text of a small file without blanks around it; nothing if it cannot be
/// read.
static std::optional<std::string> readText(const Twine &path) {
  // Files of the kernel have no size.
  auto buffer = MemoryBuffer::getFileAsStream(path);
  if (!buffer)
    return std::nullopt;
  return (*buffer)->getBuffer().trim().str();
}

static std::optional<uint64_t> parseNumber(StringRef text) {
  uint64_t value;
  if (text.getAsInteger(10, value))
    return std::nullopt;
  return value;
}

/// `32K`, `2M` or bytes.
static std::optional<uint64_t> parseSize(StringRef text) {
  unsigned shift = 0;
  if (text.consume_back("K"))
    shift = 10;
  else if (text.consume_back("M"))
    shift = 20;
  std::optional<uint64_t> value = parseNumber(text);
  return value ? std::optional(*value << shift) : std::nullopt;
}

static Error missing(const Twine &what, const Twine &where) {
  return createStringError("expected " + what + " in " + where +
                           ", found none");
}

//===----------------------------------------------------------------------===//
// Limits of control groups
//===----------------------------------------------------------------------===//

/// Calls `visit` with the folder of this process's control group of the
/// controller (of version 2 if it is empty) and with every folder above it.
template <typename Fn>
static void forEachGroup(StringRef root, StringRef controller, Fn visit) {
  std::string groups = readText(root + "/proc/self/cgroup").value_or("");
  std::string mount = (root + "/sys/fs/cgroup").str();
  if (!controller.empty())
    mount += "/" + controller.str();
  SmallVector<StringRef> lines;
  StringRef(groups).split(lines, '\n');
  for (StringRef line : lines) {
    // hierarchy:controllers:path
    auto [names, path] = line.split(':').second.split(':');
    SmallVector<StringRef> controllers;
    names.split(controllers, ',');
    if (!is_contained(controllers, controller))
      continue;
    for (; path.size() > 1; path = path.rsplit('/').first)
      visit(mount + path.str());
  }
  // Inside a container the group itself is mounted at the top.
  visit(mount);
}

/// Processors' worth of time per time that the process gets at most.
static std::optional<double> readQuota(StringRef root) {
  std::optional<double> quota;
  auto limit = [&](StringRef time, StringRef period) {
    std::optional<uint64_t> numerator = parseNumber(time);
    std::optional<uint64_t> denominator = parseNumber(period);
    if (!numerator || !denominator || *denominator == 0)
      return; // "max", or -1: no limit
    double value = static_cast<double>(*numerator) / *denominator;
    quota = std::min(quota.value_or(value), value);
  };
  forEachGroup(root, "", [&](const std::string &folder) {
    if (std::optional<std::string> text = readText(folder + "/cpu.max")) {
      auto [time, period] = StringRef(*text).split(' ');
      limit(time, period);
    }
  });
  forEachGroup(root, "cpu", [&](const std::string &folder) {
    limit(readText(folder + "/cpu.cfs_quota_us").value_or(""),
          readText(folder + "/cpu.cfs_period_us").value_or(""));
  });
  return quota;
}

static std::optional<uint64_t> readMemoryLimit(StringRef root) {
  std::optional<uint64_t> limit;
  auto take = [&](const std::string &file) {
    if (std::optional<uint64_t> value =
            parseNumber(readText(file).value_or("")))
      limit = std::min(limit.value_or(*value), *value);
  };
  forEachGroup(root, "", [&](const std::string &folder) {
    take(folder + "/memory.max");
  });
  forEachGroup(root, "memory", [&](const std::string &folder) {
    take(folder + "/memory.limit_in_bytes");
  });
  return limit;
}

//===----------------------------------------------------------------------===//
// Processors and caches
//===----------------------------------------------------------------------===//

static std::string getProcessorFolder(StringRef root, unsigned processor) {
  return (root + "/sys/devices/system/cpu/cpu" + Twine(processor)).str();
}

/// The first allowed processor of every physical core.
static Expected<std::vector<unsigned>> readCores(StringRef root,
                                                 ArrayRef<unsigned> allowed) {
  std::vector<unsigned> cores;
  std::set<std::string> seen;
  for (unsigned processor : allowed) {
    std::string file =
        getProcessorFolder(root, processor) + "/topology/thread_siblings_list";
    std::optional<std::string> siblings = readText(file);
    if (!siblings || siblings->empty())
      return missing("the processors that share a core", file);
    if (seen.insert(*siblings).second)
      cores.push_back(processor);
  }
  return cores;
}

/// The caches of data that the cores have; a cache that several of them share
/// counts once.
static Expected<std::vector<HostCache>> readCaches(StringRef root,
                                                   ArrayRef<unsigned> cores) {
  std::map<unsigned, HostCache, std::greater<>> caches;
  std::set<std::pair<unsigned, std::string>> seen;
  for (unsigned core : cores)
    for (unsigned index = 0;; ++index) {
      std::string folder =
          getProcessorFolder(root, core) + "/cache/index" + utostr(index);
      std::optional<std::string> type = readText(folder + "/type");
      if (!type)
        break;
      if (*type == "Instruction")
        continue;
      std::optional<uint64_t> level =
          parseNumber(readText(folder + "/level").value_or(""));
      if (!level)
        return missing("the level of a cache", folder + "/level");
      std::optional<uint64_t> size =
          parseSize(readText(folder + "/size").value_or(""));
      if (!size || *size == 0)
        return missing("the size of a cache", folder + "/size");
      std::optional<std::string> sharers =
          readText(folder + "/shared_cpu_list");
      if (!sharers)
        return missing("the processors that share a cache",
                       folder + "/shared_cpu_list");
      if (!seen.insert({*level, *sharers}).second)
        continue;
      HostCache &cache = caches[*level];
      cache.level = *level;
      ++cache.numInstances;
      cache.capacityBytes += *size;
    }
  if (caches.empty())
    return missing("the sizes of the caches",
                   getProcessorFolder(root, cores.front()) + "/cache");
  std::vector<HostCache> result;
  result.reserve(caches.size());
  for (const auto &[level, cache] : caches)
    result.push_back(cache);
  return result;
}

static std::optional<uint64_t> readMemorySize(StringRef root) {
  std::string text = readText(root + "/proc/meminfo").value_or("");
  StringRef rest(text);
  size_t begin = rest.find("MemTotal:");
  if (begin == StringRef::npos)
    return std::nullopt;
  StringRef line = rest.substr(begin).split('\n').first;
  std::optional<uint64_t> kibibytes =
      parseNumber(line.split(':').second.trim().split(' ').first);
  return kibibytes ? std::optional(*kibibytes << 10) : std::nullopt;
}

Expected<HostSystem>
mlir::roofline::detail::readHostSystem(StringRef root,
                                       ArrayRef<unsigned> allowed) {
  HostSystem system;
  Expected<std::vector<unsigned>> cores = readCores(root, allowed);
  if (!cores)
    return cores.takeError();
  system.cores = std::move(*cores);
  if (system.cores.empty())
    return createStringError("expected at least one processor, found none");
  system.quota = readQuota(root);
  if (system.quota && *system.quota < system.cores.size())
    system.cores.resize(std::max<size_t>(1, *system.quota));

  Expected<std::vector<HostCache>> caches = readCaches(root, system.cores);
  if (!caches)
    return caches.takeError();
  system.caches = std::move(*caches);

  std::optional<uint64_t> memory = readMemorySize(root);
  if (!memory || *memory == 0)
    return missing("the size of the memory", root + "/proc/meminfo");
  uint64_t limit = readMemoryLimit(root).value_or(*memory);
  system.memoryBytes = std::min(*memory, limit);
  system.isMemoryLimited = limit < *memory;
  return system;
}

Expected<std::vector<unsigned>> mlir::roofline::detail::getAllowedProcessors() {
#ifdef __linux__
  // As many processors as the kernel may ever know.
  for (int numProcessors = 1024; numProcessors <= (1 << 16);
       numProcessors *= 2) {
    size_t size = CPU_ALLOC_SIZE(numProcessors);
    cpu_set_t *set = CPU_ALLOC(numProcessors);
    bool isRead = sched_getaffinity(0, size, set) == 0;
    std::vector<unsigned> processors;
    for (int i = 0; isRead && i < numProcessors; ++i)
      if (CPU_ISSET_S(i, size, set))
        processors.push_back(i);
    CPU_FREE(set);
    if (isRead)
      return processors;
  }
#endif
  return createStringError("expected the processors that this process may use "
                           "from sched_getaffinity, found none");
}
