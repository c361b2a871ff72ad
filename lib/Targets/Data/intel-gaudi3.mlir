// Intel Gaudi 3.
//
// Rates are those of the white paper, which assumes 1.75 GHz (1835 TFLOP/s in
// bf16, 459 in f16 and tf32, 229 in f32); the part ships at 1.6 GHz (1677 in
// bf16).
#roofline.target<"intel-gaudi3", vendor = "Intel",
  units = [
    <matrix, count = 8, clock_hz = 1.6e9,
     rates = [<f32 = 16384>, <tf32 = 32768>, <f16 = 32768>, <bf16 = 131072>,
              <f8E4M3FN = 131072>, <f8E5M2 = 131072>],
     source = "third_party: stas00/ml-engineering compute/accelerator, Intel white paper 817486; derived: rates from 1835, 459 and 229 TFLOP/s at 1.75 GHz, clock as shipped">,
    <vector, count = 64, clock_hz = 1.6e9,
     rates = [<bf16 = 256>,
              <f32 = 128, source = "guide: docs.habana.ai TPC User Guide: 64 operations per cycle in f32 or int32, 256 in int8 on 2048-bit vectors; derived: a multiply-add counts 2, as in the 28.7 TFLOP/s in bf16 of Gaudi 3 (Intel at Hot Chips 2024)">,
              <i32 = 64, source = "guide: docs.habana.ai TPC User Guide: 64 operations per cycle in f32 or int32, 256 in int8 on 2048-bit vectors; derived: a multiply-add counts 2, as in the 28.7 TFLOP/s in bf16 of Gaudi 3 (Intel at Hot Chips 2024)">,
              <i8 = 256, source = "guide: docs.habana.ai TPC User Guide: 64 operations per cycle in f32 or int32, 256 in int8 on 2048-bit vectors; derived: a multiply-add counts 2, as in the 28.7 TFLOP/s in bf16 of Gaudi 3 (Intel at Hot Chips 2024)">],
     source = "datasheet: Intel at Hot Chips 2024, 28.7 TFLOP/s in bf16 at 1.75 GHz on 64 cores; derived: rate, with the clock as shipped">],
  memory = [
    <"HBM2e", capacity_bytes = 137438953472, bandwidth_bytes_per_s = 3670e9,
     source = "derived: capacity = 128 GiB of memory chips, of which a device reports a few percent less; third_party: stas00/ml-engineering compute/accelerator">,
    <"SRAM", capacity_bytes = 100663296, bandwidth_bytes_per_s = 12.8e12,
     source = "datasheet: Intel at Hot Chips 2024">],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     overhead_s = 2.5e-6,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83, overhead_s = 2.5e-6,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {tdp_w = 900.0, tdp_source = "third_party: stas00/ml-engineering compute/accelerator"}>
