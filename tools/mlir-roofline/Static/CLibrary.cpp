//===- CLibrary.cpp - What older C libraries lack -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The functions that LLVM and GCC's library take from glibc 2.35 and later.
// With our own the executable runs with glibc 2.34, as manylinux_2_34 promises.
//
//===----------------------------------------------------------------------===//

#include <cstdint>
#include <cstdlib>
#include <sys/random.h>

// Since glibc 2.36.
extern "C" uint32_t arc4random() noexcept {
  uint32_t value;
  // So few bytes are never cut short.
  if (getrandom(&value, sizeof value, /*flags=*/0) != sizeof value)
    std::abort();
  return value;
}

// Glibc 2.35 made it faster under a new version; every glibc has the old one.
#if defined(__x86_64__)
__asm__(".symver old_hypot, hypot@GLIBC_2.2.5");
#elif defined(__aarch64__)
__asm__(".symver old_hypot, hypot@GLIBC_2.17");
#endif
#if defined(__x86_64__) || defined(__aarch64__)
extern "C" double old_hypot(double x, double y);
extern "C" double hypot(double x, double y) noexcept { return old_hypot(x, y); }
#endif

// Since glibc 2.35, by which exceptions find where to go. There are none here.
struct dl_find_object;
extern "C" int _dl_find_object(void *, dl_find_object *) noexcept { return -1; }
