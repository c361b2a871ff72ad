// Google TPU v5e, one chip.
//
// Google publishes peaks, not clocks: 197 TFLOP/s in bf16 on 4 matrix units of
// 128 x 128 multiply-accumulates give 197e12 / (4 * 2 * 128 * 128) = 1.503 GHz.
// f32 products are several passes of bf16 there.
#roofline.target<"google-tpu-v5e", vendor = "Google",
  units = [
    <matrix, count = 4, clock_hz = 1.503e9, rates = [<bf16 = 32768>,
              <f32 = 5461.333333, source = "derived: a sixth of bf16, since XLA makes an f32 product of six passes of bf16 (precision HIGHEST, three passes with less, one by default)">,
              <i8 = 65536>],
     source = "datasheet: docs.cloud.google.com/tpu/docs/v5e: 197 TFLOP/s bf16, 394 TOP/s int8; derived: clock from these">,
    <vector, count = 1, clock_hz = 1.503e9, rates = [<f32 = 4096>],
     source = "derived: from jax-ml/scaling-book tpus.md: 8 * 128 lanes with 4 units each, no peak is published">],
  memory = [
    <"HBM2", capacity_bytes = 17179869184, bandwidth_bytes_per_s = 819e9,
     source = "derived: capacity = 16 GiB of memory chips, of which a device reports a few percent less; datasheet: docs.cloud.google.com/tpu/docs/v5e">,
    <"VMEM", capacity_bytes = 134217728, bandwidth_bytes_per_s = 18.0e12,
     source = "third_party: jax-ml/scaling-book tpus.md, 128 MiB; derived: bandwidth = about 22 times that of HBM (ibid.)">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    byte_per_element_source = "third_party: openxla/xla primitive_util.h: PRED takes a byte"}>
