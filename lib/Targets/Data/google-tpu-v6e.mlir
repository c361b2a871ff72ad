// Google TPU v6e (Trillium), one chip.
//
// Google publishes peaks, not clocks. The clock is the one that gives the
// published 918 TFLOP/s on 2 matrix units of 256 * 256 multiply-accumulates;
// only the product of both means anything. No rate of its vector unit is
// published.
#roofline.target<"google-tpu-v6e", vendor = "Google",
  units = [
    <matrix, count = 2, clock_hz = 3.502e9,
     rates = [<bf16 = 131072>,
              <f32 = 21845.333333, source = "derived: a sixth of bf16, since XLA makes an f32 product of six passes of bf16 (precision HIGHEST, three passes with less, one by default)">,
              <f8E4M3FN = 131072>, <f8E5M2 = 131072>,
              <i8 = 262144>],
     source = "datasheet: docs.cloud.google.com/tpu/docs/v6e: 918 TFLOP/s bf16, 1836 TOP/s int8; derived: clock from these">],
  memory = [
    <"HBM", capacity_bytes = 34359738368, bandwidth_bytes_per_s = 1638e9,
     source = "derived: capacity = 32 GiB of memory chips, of which a device reports a few percent less; datasheet: docs.cloud.google.com/tpu/docs/v6e">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    byte_per_element_source = "third_party: openxla/xla primitive_util.h: PRED takes a byte"}>
