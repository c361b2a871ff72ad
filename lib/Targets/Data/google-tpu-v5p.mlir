// Google TPU v5p, one chip.
//
// 8 matrix units of 128 * 128 multiply-accumulates; the clock is the one that
// gives the published 459 TFLOP/s in bf16.
#roofline.target<"google-tpu-v5p", vendor = "Google",
  units = [
    <matrix, count = 8, clock_hz = 1.751e9,
     rates = [<bf16 = 32768>,
              <f32 = 5461.333333, source = "derived: a sixth of bf16, since XLA makes an f32 product of six passes of bf16 (precision HIGHEST, three passes with less, one by default)">,
              <f8E4M3FN = 32768>, <f8E5M2 = 32768>, <i8 = 65536>],
     source = "datasheet: docs.cloud.google.com/tpu/docs/v5p: 459 TFLOP/s bf16, 918 TOP/s int8; derived: clock from these">,
    <vector, count = 2, clock_hz = 1.751e9,
     rates = [<f32 = 4096>],
     source = "derived: from jax-ml/scaling-book tpus.md: 8 * 128 lanes with 4 units each per core, no peak is published">],
  memory = [
    <"HBM2e", capacity_bytes = 102005473280, bandwidth_bytes_per_s = 2765e9,
     source = "derived: capacity = 95 GiB of memory chips, of which a device reports a few percent less; datasheet: docs.cloud.google.com/tpu/docs/v5p">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    byte_per_element_source = "third_party: openxla/xla primitive_util.h: PRED takes a byte"}>
