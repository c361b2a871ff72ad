"""Prints times of products on a machine of 1e12 f16 operations and 1e11 bytes per
second that reaches 0.5 and 0.8 of that and needs 3 us for every product; or of
additions and products of f32 (--kernels), with 1e11 operations and 1e11 bytes, that
reach 0.6 of the bandwidth (additions) and 0.7 of the operations (products), on one
device, and others on a second one that is twice as slow."""

import sys

if "--kernels" in sys.argv:
    print("device,op,b,m_or_h,n,k,latency_us")
    for device, factor in (("one", 1), ("two", 2)):
        for i in range(1, 41):
            microseconds = 1e6 * 3 * 4 * i * 1000 / 1e11 / 0.6 * factor
            print("%s,add,%d,1000,,,%.6f" % (device, i, microseconds))
            microseconds = 1e6 * 2 * i * 512 * 512 * 512 / 1e11 / 0.7 * factor
            print("%s,bmm,%d,512,512,512,%.6f" % (device, i, microseconds))
else:
    print("dtype,m,n,k,latency_us")
    for m in (1, 16, 256, 1024):
        for n in (64, 512, 4096):
            for k in (128, 1024, 2048, 8192):
                compute = 2 * m * n * k / 1e12 / 0.5
                memory = 2 * (m * k + k * n + m * n) / 1e11 / 0.8
                print("float16,%d,%d,%d,%.6f" % (m, n, k, 1e6 * (max(compute, memory) + 3e-6)))
