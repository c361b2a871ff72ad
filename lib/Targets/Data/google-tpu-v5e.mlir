// Google TPU v5e, one chip.
//
// Google publishes peaks, not clocks: 197 TFLOP/s in bf16 on 4 matrix units of
// 128 x 128 multiply-accumulates give 197e12 / (4 * 2 * 128 * 128) = 1.503 GHz.
// f32 has no rate of its own on the matrix units.
#roofline.target<"google-tpu-v5e", vendor = "Google",
  units = [
    <matrix, count = 4, clock_hz = 1.503e9, rates = [<bf16 = 32768>, <i8 = 65536>],
     source = "datasheet: docs.cloud.google.com/tpu/docs/v5e: 197 TFLOP/s bf16, 394 TOP/s int8; derived: clock from these">,
    <vector, count = 1, clock_hz = 1.503e9, rates = [<f32 = 4096>],
     source = "derived: from jax-ml/scaling-book tpus.md: 8 * 128 lanes with 4 units each; no peak is published">],
  memory = [
    <"HBM2", capacity_bytes = 16e9, bandwidth_bytes_per_s = 819e9,
     source = "datasheet: docs.cloud.google.com/tpu/docs/v5e">,
    <"VMEM", capacity_bytes = 134217728, bandwidth_bytes_per_s = 18.0e12,
     source = "third_party: jax-ml/scaling-book tpus.md, 128 MiB; derived: bandwidth = about 22 times that of HBM (ibid.)">]>
