//===- BufferVersions.h - What buffers hold, and until when -----*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MOVEMENT_BUFFERVERSIONS_H
#define MLIR_ROOFLINE_LIB_MOVEMENT_BUFFERVERSIONS_H

#include "mlir-roofline/Flow/MemoryAccesses.h"
#include "mlir-roofline/Interfaces/IterationOpInterface.h"

namespace mlir::roofline {

/// A tensor (0), or what a buffer (the base of its views) holds from one write
/// to the next: 0 is what was there before the node runs.
using Datum = std::pair<Value, unsigned>;

/// What the buffers of one node of the execution tree hold one after the other.
/// A buffer that one child writes whole and others read is the value between
/// them, whatever it holds before and after:
///
/// ```mlir
/// linalg.exp ins(%x : memref<8xf32>) outs(%b : memref<8xf32>)  // writes %b 1
/// linalg.abs ins(%b : memref<8xf32>) outs(%b : memref<8xf32>)  // 1 to 2
/// ```
///
/// A buffer that something may reach under another name (which a loop hands
/// on, which an operation chooses, whose address is taken) has no versions.
class BufferVersions {
public:
  /// What is put together of more parts is not followed: each part is walked
  /// through again by who reads it.
  static constexpr unsigned maxParts = 32;

  struct Version {
    /// The child that wrote it, by position; nothing for number 0.
    std::optional<unsigned> writer;
    /// Whether nests of loops wrote all of it: that one, or those before it
    /// whose version it is a part of, as far as anybody did.
    bool isWhole = false;
    /// How many parts have been written since one wrote all of it, or since it
    /// was allocated; 0 unless the rest is what the version before holds.
    unsigned numParts = 0;
    /// Children that read it, also behind further parts; ascending.
    SmallVector<unsigned, 2> users;
    /// Whether others may read it: what runs behind the node, or in a part of
    /// it that is no nest of loops.
    bool escapes = false;
  };
  struct Child {
    SmallVector<Datum, 3> reads, writes;
    /// Children that it has to run behind because of what they do to memory,
    /// and those that have to run behind it.
    SmallVector<unsigned, 2> waits, followers;
    /// Of those that it waits for, the ones that read what it writes over, so
    /// that all of them have to end before it begins.
    SmallVector<unsigned, 1> overtaken;
    /// Whether it touches buffers, and whether all of it is in here.
    bool touches = false, isKnown = true;
  };

  explicit BufferVersions(const ValueFlow &flow) : flow(flow) {}

  /// The next child, in program order. `space`: null if it is no nest of loops.
  /// `writesAll`: whether it writes all of the base of a buffer that it
  /// accesses. `op`: null for a part of what the node itself is.
  void addChild(Operation *op, const IterationSpace *space,
                llvm::function_ref<bool(Value accessed)> writesAll);
  /// Behind the last child.
  void finishNode();
  void clear();

  const Child &getChild(unsigned position) const { return children[position]; }
  /// Null for what has no versions, tensors among them.
  const Version *getVersion(Datum datum) const {
    auto found = versions.find(datum);
    return found == versions.end() ? nullptr : &found->second;
  }
  /// What a child finds in a buffer, or leaves there; nothing if that is not
  /// known.
  std::optional<Datum> getRead(unsigned position, Value buffer) const {
    return find(children[position].reads, flow.getBase(buffer));
  }
  std::optional<Datum> getWrite(unsigned position, Value buffer) const {
    return find(children[position].writes, flow.getBase(buffer));
  }

private:
  /// Of a buffer, whatever the node.
  struct Memory {
    bool isKnown = false;
    /// Whether the program allocates it.
    bool isOwn = false;
    bool isReturned = false;
    /// The innermost block in which all who read or write it stand.
    Block *home = nullptr;
  };

  static std::optional<Datum> find(ArrayRef<Datum> list, Value base) {
    const Datum *found = llvm::find_if(
        list, [&](const Datum &datum) { return datum.first == base; });
    return found == list.end() ? std::nullopt : std::optional<Datum>(*found);
  }
  const Memory &getMemory(Value base);
  void addNest(unsigned position, const IterationSpace &space,
               llvm::function_ref<bool(Value accessed)> writesAll);
  Memory findMemory(Value base) const;
  bool addUser(Operation *user, Value value, Memory &memory) const;
  void read(unsigned position, Value base, bool escapes);
  void addReader(Datum datum, std::optional<unsigned> position, bool escapes);
  /// `isAll`: whether it writes over all that was there; `isNest`: whether it
  /// is a nest of loops, of which it is known what it writes.
  void write(unsigned position, Value base, bool isAll, bool isNest);
  void wait(unsigned position, unsigned earlier);

  const ValueFlow &flow;
  SymbolTableCollection symbols;
  /// What the last child's operation does to memory; nothing if it has nothing
  /// to do with buffers.
  Operation *lastOp = nullptr;
  std::optional<SmallVector<MemoryAccess>> lastAccesses;
  llvm::DenseMap<Value, Memory> memories;

  // Of the current node.
  std::vector<Child> children;
  llvm::DenseMap<Datum, Version> versions;
  /// By base, the number of its latest version.
  llvm::MapVector<Value, unsigned> latest;
  /// The block of all children; null if there are several.
  Block *block = nullptr;
  bool hasOneBlock = true;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MOVEMENT_BUFFERVERSIONS_H
