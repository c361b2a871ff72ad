// Google TPU7x (Ironwood), one chip.
//
// Google publishes peaks, neither matrix units nor clocks: the rates are per
// nanosecond and TensorCore, for which 1 GHz stands. No rate of its vector unit
// is published.
#roofline.target<"google-tpu-v7", vendor = "Google",
  units = [
    <matrix, count = 2, clock_hz = 1.0e9,
     rates = [<bf16 = 1153500>,
              <f32 = 192250, source = "derived: a sixth of bf16, since XLA makes an f32 product of six passes of bf16 (precision HIGHEST, three passes with less, one by default)">,
              <f8E4M3FN = 2307000>, <f8E5M2 = 2307000>],
     source = "datasheet: docs.cloud.google.com/tpu/docs/tpu7x: 2307 TFLOP/s bf16, 4614 TFLOP/s fp8; derived: rates from these">],
  memory = [
    <"HBM", capacity_bytes = 206158430208, bandwidth_bytes_per_s = 7380e9,
     source = "datasheet: docs.cloud.google.com/tpu/docs/tpu7x">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    byte_per_element_source = "third_party: openxla/xla primitive_util.h: PRED takes a byte"}>
