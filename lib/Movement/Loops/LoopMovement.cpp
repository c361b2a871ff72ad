//===- LoopMovement.cpp - What written loops move -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// From the innermost loops out.
//
//===----------------------------------------------------------------------===//

#include "LoopAccesses.h"

#include "mlir-roofline/Support/Formula/IterationSum.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::movement;

namespace {
/// What is asked for: exactly where a formula of the counters around is known,
/// and at most.
struct RequestedBits {
  std::optional<Quantity> count = Quantity(0);
  double most = 0;

  void add(const RequestedBits &other) {
    count = count && other.count ? std::optional(*count + *other.count)
                                 : std::nullopt;
    most += other.most;
  }
};
} // namespace

/// What all iterations of a loop ask for.
static RequestedBits repeat(const LoopTree::Loop &loop,
                            const RequestedBits &once) {
  RequestedBits all;
  all.most = static_cast<double>(loop.trips) * once.most;
  all.count = once.count ? sumIterations(*once.count, loop.counter, loop.count)
                         : std::nullopt;
  std::optional<double> bound =
      all.count ? all.count->getUpperBound() : std::nullopt;
  all.most = std::min(all.most, bound.value_or(all.most));
  return all;
}

std::vector<LoopMovement>
mlir::roofline::getLoopMovement(const LoopTree &tree) {
  LoopAccesses accesses(tree);
  std::vector<LoopMovement> movement(tree.loops.size());
  std::vector<RequestedBits> requestedOnce(tree.loops.size());
  for (const LoopTree::Access &access : tree.accesses) {
    auto bits = std::llround(8 * tree.buffers[access.buffer].elementBytes);
    requestedOnce[access.loop].add({Quantity(bits), static_cast<double>(bits)});
  }
  // Loops stand behind the ones around them.
  for (size_t number = tree.loops.size(); number-- > 0;) {
    const LoopTree::Loop &loop = tree.loops[number];
    LoopMovement &own = movement[number];
    RequestedBits requested = repeat(loop, requestedOnce[number]);
    own.requestedBytes = requested.most / 8;
    if (loop.parent >= 0)
      requestedOnce[loop.parent].add(requested);
    bool isExact = requested.count && requested.count->isConstant();
    // What is read of a buffer need not be what is written.
    for (bool isWritten : {false, true})
      for (const auto &[buffer, touched] :
           accesses.getTouched(number, loop.trips, isWritten))
        own.compulsoryBytes +=
            std::ceil(getElements(tree.buffers[buffer], touched, isExact) *
                      tree.buffers[buffer].elementBytes);
    own.status = isExact ? CountStatus::exact : CountStatus::upper;
    if (loop.hasUnknown)
      own.status = combine(own.status, CountStatus::unknown);
  }
  return movement;
}

namespace {
/// What a loop moves of one buffer.
struct BufferLines {
  double lines = 0;
  bool isRead = false, isWritten = false;
  /// Whether each iteration touches the same lines, which stay in the cache
  /// throughout.
  bool stays = false;
};
using LinesByBuffer = std::map<unsigned, BufferLines>;

/// From the innermost loops out.
class CacheModel {
public:
  CacheModel(const LoopTree &tree, double capacityBytes, double lineBytes,
             BufferFilter isKept, BufferFilter comesFrom)
      : tree(tree), accesses(tree), capacityLines(capacityBytes / lineBytes),
        lineBytes(lineBytes), isKept(isKept), comesFrom(comesFrom),
        moved(tree.loops.size()), children(tree.loops.size()) {}

  std::vector<CacheTraffic> run();

private:
  bool keeps(unsigned buffer, bool isWrite) const {
    return !isKept || isKept(buffer, isWrite);
  }
  bool counts(unsigned buffer, bool isWrite) const {
    return !comesFrom || comesFrom(buffer, isWrite);
  }
  LinesByBuffer getLinesOf(unsigned loop, int64_t iterations) const;
  bool reuses(unsigned loop, const LinesByBuffer &first) const;
  void moveIterations(unsigned loop, const LinesByBuffer &first);

  const LoopTree &tree;
  LoopAccesses accesses;
  double capacityLines, lineBytes;
  BufferFilter isKept, comesFrom;
  std::vector<LinesByBuffer> moved;
  std::vector<SmallVector<unsigned, 2>> children;
};
} // namespace

LinesByBuffer CacheModel::getLinesOf(unsigned loop, int64_t iterations) const {
  LinesByBuffer lines;
  for (const auto &[buffer, touched] : accesses.getTouched(loop, iterations)) {
    bool isRead = touched.isRead && keeps(buffer, /*isWrite=*/false);
    bool isWritten = touched.isWritten && keeps(buffer, /*isWrite=*/true);
    if (isRead || isWritten)
      lines[buffer] = {getLines(tree.buffers[buffer], touched, lineBytes),
                       isRead, isWritten, false};
  }
  return lines;
}

/// Whether what an iteration touches is still there for the next. What the
/// loops inside touch again and again is there next to what replaces it in the
/// next iteration, for half of that on average.
bool CacheModel::reuses(unsigned loop, const LinesByBuffer &first) const {
  double lines = 0;
  for (const auto &[buffer, own] : first)
    lines += own.lines;
  if (lines > capacityLines)
    return false;
  unsigned inner = loop;
  while (children[inner].size() == 1 &&
         (inner == loop || tree.loops[inner].trips == 1))
    inner = children[inner].front();
  if (inner == loop || tree.loops[loop].trips == 1)
    return true;
  LinesByBuffer second = getLinesOf(loop, 2);
  for (const auto &[buffer, own] : moved[inner])
    if (own.stays)
      lines += (second[buffer].lines - first.at(buffer).lines) / 2;
  return lines <= capacityLines;
}

/// What each iteration moves for itself, but for what stays in the loop inside
/// and is the same for all of them.
void CacheModel::moveIterations(unsigned loop, const LinesByBuffer &first) {
  const LoopTree::Loop &own = tree.loops[loop];
  LinesByBuffer all = getLinesOf(loop, own.trips);
  LinesByBuffer &sum = moved[loop];
  for (unsigned child : children[loop])
    for (const auto &[buffer, lines] : moved[child]) {
      BufferLines &to = sum[buffer];
      to.stays = children[loop].size() == 1 && lines.stays &&
                 all[buffer].lines == first.at(buffer).lines;
      to.lines += lines.lines * static_cast<double>(to.stays ? 1 : own.trips);
      to.isRead |= lines.isRead;
      to.isWritten |= lines.isWritten;
    }
  for (unsigned number : accesses.getDirect(loop)) {
    const LoopTree::Access &access = tree.accesses[number];
    if (!keeps(access.buffer, access.isWritten))
      continue;
    BufferLines &to = sum[access.buffer];
    to.stays = false;
    to.lines += static_cast<double>(own.trips);
    (access.isWritten ? to.isWritten : to.isRead) = true;
  }
}

std::vector<CacheTraffic> CacheModel::run() {
  std::vector<CacheTraffic> traffic(tree.loops.size());
  for (size_t number = tree.loops.size(); number-- > 0;) {
    const LoopTree::Loop &loop = tree.loops[number];
    if (loop.trips == 0)
      continue;
    if (loop.parent >= 0)
      children[loop.parent].push_back(number);
    LinesByBuffer first = getLinesOf(number, 1);
    if (reuses(number, first)) {
      moved[number] = getLinesOf(number, loop.trips);
      for (auto &[buffer, lines] : moved[number])
        lines.stays = lines.lines == first.at(buffer).lines;
    } else {
      moveIterations(number, first);
    }
    for (const auto &[buffer, lines] : moved[number]) {
      double bytes = lines.lines * lineBytes;
      bool isLoaded = lines.isRead && counts(buffer, /*isWrite=*/false);
      bool isStored = lines.isWritten && counts(buffer, /*isWrite=*/true);
      traffic[number].missedLines += isLoaded || isStored ? lines.lines : 0;
      traffic[number].loadedBytes += isLoaded ? bytes : 0;
      traffic[number].storedBytes += isStored ? bytes : 0;
    }
  }
  return traffic;
}

std::vector<CacheTraffic>
mlir::roofline::getCacheTraffic(const LoopTree &tree, double capacityBytes,
                                double lineBytes, BufferFilter isKept,
                                BufferFilter comesFrom) {
  return CacheModel(tree, capacityBytes, lineBytes, isKept, comesFrom).run();
}
