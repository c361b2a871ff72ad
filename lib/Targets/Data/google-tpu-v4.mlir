// Google TPU v4, one chip.
//
// 8 matrix units of 128 * 128 multiply-accumulates at 1.05 GHz give 275e12.
#roofline.target<"google-tpu-v4", vendor = "Google",
  units = [
    <matrix, count = 8, clock_hz = 1.05e9,
     rates = [<bf16 = 32768>,
              <f32 = 5461.333333, source = "derived: a sixth of bf16, since XLA makes an f32 product of six passes of bf16 (precision HIGHEST, three passes with less, one by default)">,
              <i8 = 32768>],
     source = "datasheet: docs.cloud.google.com/tpu/docs/v4, 275 TFLOP/s, 1.05 GHz">,
    <vector, count = 2, clock_hz = 1.05e9,
     rates = [<f32 = 4096>],
     source = "derived: from jax-ml/scaling-book tpus.md: 8 * 128 lanes with 4 units each per core, no peak is published">],
  memory = [
    <"HBM2", capacity_bytes = 34359738368, bandwidth_bytes_per_s = 1200e9,
     source = "datasheet: docs.cloud.google.com/tpu/docs/v4">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    byte_per_element_source = "third_party: openxla/xla primitive_util.h: PRED takes a byte",
    tdp_w = 192.0, tdp_source = "datasheet: docs.cloud.google.com/tpu/docs/v4: maximum power"}>
