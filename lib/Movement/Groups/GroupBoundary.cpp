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

bool GroupBuilder::leaves(Value value, const llvm::DenseSet<unsigned> &inside) {
  const Uses &used = getUses(value);
  return used.escapes || llvm::any_of(used.positions, [&](unsigned position) {
           return !inside.contains(position);
         });
}

/// The bytes of a whole tensor with static extents.
static std::optional<Quantity> getStaticBytes(Value value) {
  auto type = dyn_cast<RankedTensorType>(value.getType());
  if (!type || !type.hasStaticShape())
    return std::nullopt;
  return getStorageBytes(type.getElementType(), type.getNumElements());
}

/// Of views of one tensor, together no more than there is of it.
static void limitToTensor(MutableArrayRef<OperandTraffic *> reads, Value base) {
  std::optional<Quantity> whole = getStaticBytes(base);
  if (!whole || reads.size() < 2)
    return;
  Quantity left = *whole;
  for (OperandTraffic *read : reads) {
    read->bytesRead = Quantity::min(read->bytesRead, left);
    left -= read->bytesRead;
  }
}

FusionGroups::Group GroupBuilder::getResult(ArrayRef<unsigned> own) {
  FusionGroups::Group result;
  llvm::DenseSet<unsigned> inside(llvm::from_range, own);
  llvm::DenseSet<Operation *> makers;
  for (unsigned position : own)
    makers.insert(cost.getOps()[members[position].op].op);
  llvm::MapVector<Value, OperandTraffic> reads;
  SmallVector<OperandTraffic, 3> others;
  for (unsigned position : own) {
    const CostedOp &op = cost.getOps()[members[position].op];
    result.ops.push_back(members[position].op);
    const Member &member = members[position];
    result.reducesRows |=
        member.space && !member.isContraction && !member.isPointwise;
    for (const OperandTraffic &traffic : op.cost.traffic) {
      result.bytesAsWritten += traffic.bytesRead + traffic.bytesWritten;
      bool isTensor = traffic.value && isa<TensorType>(traffic.value.getType());
      if (!isTensor || isGuess(traffic.status)) {
        others.push_back(traffic);
        continue;
      }
      OperandTraffic part = traffic;
      bool isOwn = isa<OpResult>(traffic.value) &&
                   makers.contains(traffic.value.getDefiningOp());
      if (isOwn && traffic.role == OperandRole::result &&
          !leaves(traffic.value, inside))
        part.bytesWritten = 0;
      if (!part.bytesWritten.isZero()) {
        OperandTraffic write = part;
        write.bytesRead = 0;
        others.push_back(std::move(write));
      }
      Operation *maker = values.getBase(traffic.value).getDefiningOp();
      if (part.bytesRead.isZero() || (maker && makers.contains(maker)))
        continue;
      part.bytesWritten = 0;
      auto [known, isNew] = reads.try_emplace(traffic.value, part);
      if (!isNew) {
        Quantity &bytes = known->second.bytesRead;
        bytes = Quantity::max(bytes, part.bytesRead);
      }
    }
  }
  llvm::MapVector<Value, SmallVector<OperandTraffic *>> byBase;
  for (auto &[value, read] : reads)
    byBase[values.getBase(value)].push_back(&read);
  for (auto &[base, views] : byBase)
    limitToTensor(views, base);
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
  for (const OperandTraffic &traffic : getResult(group.members).boundary) {
    if (isGuess(traffic.status))
      return std::nullopt;
    bytes += traffic.bytesRead;
  }
  return bytes;
}
