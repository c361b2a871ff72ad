// Google TPU v3, one chip.
//
// 4 matrix units of 128 * 128 multiply-accumulates; the clock is the one that
// gives the published 123 TFLOP/s.
#roofline.target<"google-tpu-v3", vendor = "Google",
  units = [
    <matrix, count = 4, clock_hz = 9.38e8,
     rates = [<bf16 = 32768>,
              <f32 = 5461.333333, source = "derived: a sixth of bf16, since XLA makes an f32 product of six passes of bf16 (precision HIGHEST, three passes with less, one by default)">],
     source = "datasheet: docs.cloud.google.com/tpu/docs/v3: 123 TFLOP/s; derived: clock from these">],
  memory = [
    <"HBM2", capacity_bytes = 34359738368, bandwidth_bytes_per_s = 900e9,
     source = "datasheet: docs.cloud.google.com/tpu/docs/v3">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    byte_per_element_source = "third_party: openxla/xla primitive_util.h: PRED takes a byte",
    tdp_w = 262.0, tdp_source = "datasheet: docs.cloud.google.com/tpu/docs/v3: maximum power"}>
