//===- HostThreads.h - Threads that measure together ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_HOST_HOSTTHREADS_H
#define MLIR_ROOFLINE_LIB_HOST_HOSTTHREADS_H

#include <atomic>
#include <cstddef>
#include <new>
#include <thread>

#ifdef __linux__
#include <sched.h>
#endif

namespace mlir::roofline::detail {

/// Lets no thread go on before all have come.
class Barrier {
public:
  explicit Barrier(unsigned numThreads) : numThreads(numThreads) {}

  void wait() {
    unsigned round = numRounds.load();
    if (numWaiting.fetch_add(1) + 1 == numThreads) {
      numWaiting.store(0);
      numRounds.store(round + 1);
      return;
    }
    while (numRounds.load() == round)
      std::this_thread::yield();
  }

private:
  unsigned numThreads;
  std::atomic<unsigned> numWaiting{0}, numRounds{0};
};

/// Bytes at the start of a page; null if there is no memory.
class Buffer {
public:
  explicit Buffer(size_t bytes)
      : data(static_cast<char *>(
            ::operator new(bytes, std::align_val_t(alignment), std::nothrow))) {
  }
  ~Buffer() { ::operator delete(data, std::align_val_t(alignment)); }
  Buffer(const Buffer &) = delete;
  Buffer &operator=(const Buffer &) = delete;

  char *get() const { return data; }

private:
  static constexpr size_t alignment = 4096;
  char *data;
};

/// Keeps the calling thread on a logical processor, as far as the system lets
/// it be chosen.
inline void pinToProcessor(unsigned processor) {
#ifdef __linux__
  size_t size = CPU_ALLOC_SIZE(processor + 1);
  cpu_set_t *set = CPU_ALLOC(processor + 1);
  CPU_ZERO_S(size, set);
  CPU_SET_S(processor, size, set);
  // Where it is not allowed, the scheduler spreads the threads.
  (void)sched_setaffinity(0, size, set);
  CPU_FREE(set);
#endif
}

} // namespace mlir::roofline::detail

#endif // MLIR_ROOFLINE_LIB_HOST_HOSTTHREADS_H
