//===- GroupChains.cpp - Groups that rows pass through --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds what may lie between two contractions that stream rows to each other;
// whether it does is a matter of bytes (StreamedRows.cpp).
//
//===----------------------------------------------------------------------===//

#include "GroupBuilder.h"

using namespace mlir;
using namespace mlir::roofline;

std::optional<unsigned>
GroupBuilder::findContraction(const Group &group) const {
  for (unsigned member : group.members)
    if (members[member].isContraction)
      return member;
  return std::nullopt;
}

/// So that nothing is searched through far back.
static constexpr unsigned maxRows = 8;

/// The groups without a contraction that a group depends on and that are not
/// far away, it among them, and the contractions behind them.
void GroupBuilder::collectRows(unsigned rows, SmallVectorImpl<unsigned> &found,
                               SmallVectorImpl<unsigned> &contractions) {
  found.push_back(rows);
  for (unsigned next = 0; next < found.size() && next < maxRows; ++next)
    for (unsigned member : groups[found[next]].members)
      for (const Edge &edge : getEdges(member)) {
        unsigned source = members[edge.producer].group;
        if (!groups[source].isFusable)
          continue;
        SmallVectorImpl<unsigned> &list =
            groups[source].hasContraction ? contractions : found;
        if (!llvm::is_contained(list, source))
          list.push_back(source);
      }
  auto byOrder = [&](unsigned a, unsigned b) {
    return groups[a].order < groups[b].order;
  };
  llvm::sort(found, byOrder);
  llvm::sort(contractions, byOrder);
}

/// Whether a group reads from one of others.
bool GroupBuilder::readsFrom(unsigned number, ArrayRef<unsigned> others) {
  return llvm::any_of(groups[number].members, [&](unsigned member) {
    return llvm::any_of(getEdges(member), [&](const Edge &edge) {
      unsigned source = members[edge.producer].group;
      return source != number && llvm::is_contained(others, source);
    });
  });
}

/// The chains of groups that end in a contraction: from another one directly,
/// or through groups of rows between both.
void GroupBuilder::streamRows() {
  for (unsigned last = 0; last < groups.size(); ++last) {
    if (!groups[last].isFusable || !groups[last].hasContraction)
      continue;
    // Of the contraction, and of what is computed when it loads something.
    std::optional<unsigned> contraction = findContraction(groups[last]);
    SmallVector<Edge> edges;
    for (unsigned member : groups[last].members)
      if (contraction && member <= *contraction)
        llvm::append_range(edges, getEdges(member));
    for (const Edge &edge : edges) {
      unsigned rows = members[edge.producer].group;
      if (rows == last || !groups[rows].isFusable)
        continue;
      SmallVector<unsigned> between, firsts;
      if (groups[rows].hasContraction)
        firsts.push_back(rows);
      else
        collectRows(rows, between, firsts);
      if (llvm::any_of(firsts, [&](unsigned first) {
            SmallVector<unsigned> chain = {first};
            for (unsigned group : between)
              if (readsFrom(group, chain))
                chain.push_back(group);
            chain.push_back(last);
            return tryStream(chain);
          }))
        break;
    }
  }
}
