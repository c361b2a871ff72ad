// Intel Gaudi 2.
//
// 2 matrix engines of 256 * 256 multiply-accumulates at 1.65 GHz give 432e12 in
// bf16. Its 24 vector cores (TPC) do 2048 bits per cycle.
#roofline.target<"intel-gaudi2", vendor = "Intel",
  units = [
    <matrix, count = 2, clock_hz = 1.65e9,
     rates = [<bf16 = 131072>, <f8E4M3FN = 262144>, <f8E5M2 = 262144>],
     source = "third_party: stas00/ml-engineering compute/accelerator, Intel white paper 839363: 432 and 865 TFLOP/s">,
    <vector, count = 24, clock_hz = 1.65e9,
     rates = [<f32 = 128>, <bf16 = 256>, <i32 = 64>, <i8 = 256>],
     source = "guide: docs.habana.ai TPC User Guide: 64 operations per cycle in f32 or int32, 256 in int8 on 2048-bit vectors; derived: a multiply-add counts 2, as in the 28.7 TFLOP/s in bf16 of Gaudi 3 (Intel at Hot Chips 2024)">],
  memory = [
    <"HBM2e", capacity_bytes = 103079215104, bandwidth_bytes_per_s = 2460e9,
     source = "derived: capacity = 96 GiB of memory chips, of which a device reports a few percent less; third_party: stas00/ml-engineering compute/accelerator">,
    <"SRAM", capacity_bytes = 50331648,
     source = "third_party: stas00/ml-engineering compute/accelerator">],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     overhead_s = 2.5e-6,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83, overhead_s = 2.5e-6,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {tdp_w = 600.0, tdp_source = "third_party: stas00/ml-engineering compute/accelerator"}>
