// Qualcomm Cloud AI 100 Pro.
//
// Qualcomm publishes peaks, not clocks: the rates are per nanosecond and core,
// for which 1 GHz stands. No rate of its vector units is published.
#roofline.target<"qualcomm-cloud-ai-100-pro", vendor = "Qualcomm",
  units = [
    <matrix, count = 16, clock_hz = 1.0e9,
     rates = [<f16 = 7812.5>, <i8 = 23437.5>],
     source = "guide: Qualcomm Cloud AI SDK documentation, Architecture: 125 TFLOP/s f16, 375 TOP/s int8; derived: rates from these">],
  memory = [
    <"LPDDR4X", capacity_bytes = 34359738368, bandwidth_bytes_per_s = 136.5e9,
     source = "derived: capacity = 32 GiB of memory chips, of which a device reports a few percent less; guide: Qualcomm Cloud AI SDK documentation, Architecture">,
    <"VTCM and L2", capacity_bytes = 144000000,
     source = "guide: Qualcomm Cloud AI SDK documentation, Architecture">],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {tdp_w = 75.0, tdp_source = "guide: Qualcomm Cloud AI SDK documentation, Architecture"}>
