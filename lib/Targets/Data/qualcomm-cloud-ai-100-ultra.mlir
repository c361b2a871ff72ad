// Qualcomm Cloud AI 100 Ultra, 4 devices on one card.
//
// Qualcomm publishes peaks, not clocks: the rates are per nanosecond and core,
// for which 1 GHz stands. No rate of its vector units is published.
#roofline.target<"qualcomm-cloud-ai-100-ultra", vendor = "Qualcomm",
  units = [
    <matrix, count = 64, clock_hz = 1.0e9,
     rates = [<f16 = 4500>, <i8 = 13593.75>],
     source = "guide: Qualcomm Cloud AI SDK documentation, Architecture: 288 TFLOP/s f16, 870 TOP/s int8; derived: rates from these">],
  memory = [
    <"LPDDR4X", capacity_bytes = 137438953472, bandwidth_bytes_per_s = 548e9,
     source = "derived: capacity = 128 GiB of memory chips, of which a device reports a few percent less; guide: Qualcomm Cloud AI SDK documentation, Architecture">,
    <"VTCM and L2", capacity_bytes = 576000000,
     source = "guide: Qualcomm Cloud AI SDK documentation, Architecture">],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {tdp_w = 150.0, tdp_source = "guide: Qualcomm Cloud AI SDK documentation, Architecture"}>
