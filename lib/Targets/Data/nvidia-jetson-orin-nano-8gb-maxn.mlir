// GPU of NVIDIA Jetson Orin Nano 8 GB in power mode MAXN_SUPER, compute capability
// 8.7.
//
// 8 multiprocessors at 1.02 GHz: 8 * 4096 * 1.02e9 = 33.4e12 in int8, half of the
// published 67 sparse TOP/s. There are no deep learning accelerators.
#roofline.target<"nvidia-jetson-orin-nano-8gb-maxn", vendor = "NVIDIA",
  units = [
    <matrix, count = 8, clock_hz = 1.02e9,
     rates = [<f16 = 2048>, <bf16 = 2048>, <i8 = 4096>],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 8.7; third_party: brojogopalsapui.com, of the Jetson Orin Nano Super data sheet: 67 sparse TOP/s, 1.02 GHz">,
    <vector, count = 8, clock_hz = 1.02e9,
     rates = [<f32 = 256>,
              <i32 = 128, source = "third_party: microbenchmarks derived from Accel-Sim: 64 integer multiply-adds per clock and multiprocessor">],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 8.7; third_party: brojogopalsapui.com, of the Jetson Orin Nano Super data sheet: 67 sparse TOP/s, 1.02 GHz">,
    <special, count = 8, clock_hz = 1.02e9,
     rates = [<f32 = 16>],
     source = "assumed: 16 results per clock and multiprocessor, as compute capability 8.6">],
  memory = [
    <"LPDDR5", capacity_bytes = 8589934592, bandwidth_bytes_per_s = 102.4e9,
     source = "derived: capacity = 8 GiB of memory chips, of which a device reports a few percent less; derived: 128 bit at 6398 MT/s (EMC MAX_FREQ 3199 MHz in nvpmodel_p3767_0003_super.conf)">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    byte_per_element_source = "guide: PTX ISA, ld and st: they move 8 bits or more, and predicates live in registers only",
    sparsity = {f16 = 2.0, bf16 = 2.0, i8 = 2.0},
    sparsity_source = "third_party: stas00/ml-engineering compute/accelerator: 2:4 structured sparsity doubles the dense rate",
    tdp_w = 25.0,
    tdp_source = "third_party: brojogopalsapui.com, of the Jetson Orin Nano Super data sheet"}>
