"""Times of kernels that move bytes at a given share of 1e11 B/s, or compute at one of 1e12/s.

usage: make-kernels.py convolution|attention
"""

import sys

if sys.argv[1] == "convolution":
    # Columns in an order of their own, and one that is unknown. Half of the peak.
    print("forward_us,stride_w,stride_h,pad_w,pad_h,kernel_w,kernel_h,filters,width,height,channels,batch,dtype,note")
    for size in range(10, 30):
        # 3x3, stride 2, padded by 1: (size + 2 - 3) // 2 + 1 positions each way.
        positions = (size - 1) // 2 + 1
        macs = 4 * 64 * 32 * 9 * positions * positions
        print("%.9f,2,2,1,1,3,3,64,%d,%d,32,4,f16,direct" % (1e6 * 2 * macs / 1e12 / 0.5, size, size))
else:
    # A quarter of the peak; 64 keys that four heads share.
    print("dtype,kv_dtype,batch,query_len,kv_len,heads,kv_heads,head_dim,window,causal,latency_us")
    for case in range(40):
        queries, causal, window = 128 + 64 * (case // 2), case % 2, 0 if case < 30 else 64
        limit = window or queries
        # Query i sees i + 1 keys, at most the window; or all of them.
        seen = sum(min(i + 1, limit) for i in range(queries)) if causal else queries * min(queries, limit)
        macs = 2 * 8 * seen * 64
        print("bf16,bf16,1,%d,%d,8,2,64,%d,%d,%.9f"
              % (queries, queries, window, causal, 1e6 * 2 * macs / 1e12 / 0.25))
