//===- GroupBoundary.cpp - What enters and leaves a group -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GroupBuilder.h"

#include "llvm/ADT/MapVector.h"

using namespace mlir;
using namespace mlir::roofline;

bool GroupBuilder::leaves(Datum datum, const llvm::DenseSet<unsigned> &inside) {
  const Uses &used = getUses(datum);
  std::optional<unsigned> maker = getMaker(datum);
  bool isFill = maker && members[*maker].isFill && isWhole(datum);
  return used.escapes || llvm::any_of(used.positions, [&](unsigned position) {
           // Whoever reads it with other parts in it reads memory.
           return !inside.contains(position) &&
                  !(isFill && buffers.getRead(position, datum.first) == datum);
         });
}

/// Of views of one tensor, together no more than there is of it.
static void limitTo(const Quantity &whole, ArrayRef<OperandTraffic *> reads) {
  Quantity left = whole;
  for (OperandTraffic *read : reads) {
    read->bytesRead = Quantity::min(read->bytesRead, left);
    left -= read->bytesRead;
  }
}

/// What a child writes; nothing for what is no result and no buffer whose users
/// are known.
std::optional<Datum>
GroupBuilder::getWritten(unsigned position,
                         const OperandTraffic &traffic) const {
  if (isa<TensorType>(traffic.value.getType()))
    return traffic.role == OperandRole::result
               ? std::optional<Datum>({traffic.value, 0})
               : std::nullopt;
  return buffers.getWrite(position, traffic.value);
}

FusionGroups::Group GroupBuilder::getResult(ArrayRef<unsigned> own,
                                            const ModuleCost &counted) {
  FusionGroups::Group result;
  llvm::DenseSet<unsigned> inside(llvm::from_range, own);
  // By view, and by what that is a view of.
  llvm::MapVector<std::pair<Value, Datum>, OperandTraffic> reads;
  SmallVector<OperandTraffic, 3> others;
  for (unsigned position : own) {
    const CostedOp &op = counted.getOps()[members[position].op];
    result.ops.push_back(members[position].op);
    const Member &member = members[position];
    result.reducesRows |=
        member.space && !member.hasProducts && !member.isPointwise;
    for (const OperandTraffic &traffic : op.cost.traffic) {
      result.bytesAsWritten += traffic.bytesRead + traffic.bytesWritten;
      std::optional<Datum> read, made;
      if (traffic.value && !isGuess(traffic.status)) {
        read = getRead(position, traffic.value);
        made = getWritten(position, traffic);
      }
      OperandTraffic part = traffic;
      if (made && !leaves(*made, inside))
        part.bytesWritten = 0;
      if (!read) {
        others.push_back(std::move(part));
        continue;
      }
      if (!part.bytesWritten.isZero()) {
        OperandTraffic write = part;
        write.bytesRead = 0;
        others.push_back(std::move(write));
      }
      // Of what is written in part, the rest comes from outside.
      if (part.bytesRead.isZero() || isMadeInside(*read, inside))
        continue;
      part.bytesWritten = 0;
      auto [known, isNew] = reads.try_emplace({traffic.value, *read}, part);
      if (!isNew) {
        Quantity &bytes = known->second.bytesRead;
        bytes = Quantity::max(bytes, part.bytesRead);
      }
    }
  }
  llvm::MapVector<Datum, SmallVector<OperandTraffic *>> byBase;
  for (auto &[value, read] : reads)
    byBase[value.second].push_back(&read);
  unsigned function = cost.getOps()[members[own.front()].op].function;
  IterationSpaces &sizes = &counted == &cost ? spaces : openSpaces;
  for (auto &[base, views] : byBase)
    if (views.size() > 1)
      if (auto whole = sizes.getBytes(base.first, function))
        limitTo(*whole, views);
  for (auto &[value, read] : reads)
    result.boundary.push_back(std::move(read));
  llvm::append_range(result.boundary, others);
  for (const OperandTraffic &traffic : result.boundary)
    result.bytes += traffic.bytesRead + traffic.bytesWritten;
  return result;
}

/// What a group reads from outside; nothing if some of it is a guess.
std::optional<Quantity> GroupBuilder::getBytesRead(const Group &group) {
  Quantity bytes;
  for (const OperandTraffic &traffic :
       getResult(group.members, cost).boundary) {
    if (isGuess(traffic.status))
      return std::nullopt;
    bytes += traffic.bytesRead;
  }
  return bytes;
}
