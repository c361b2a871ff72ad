// GPU of NVIDIA Jetson AGX Orin 64 GB in power mode 15W (compute capability
// 8.7).
//
// The clock is derived: 16 * 4096 * 1.07e8 Hz is half of the published 14
// sparse TOP/s. The mode may use fewer multiprocessors at a higher clock; only
// the product is published, and the memory clock of the mode is not. The two
// deep learning accelerators are not part of this target.
#roofline.target<"nvidia-jetson-agx-orin-64gb-15w", vendor = "NVIDIA",
  units = [
    <matrix, count = 16, clock_hz = 1.07e8,
     rates = [<f16 = 2048>, <bf16 = 2048>, <i8 = 4096>],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 8.7; derived: clock from NVIDIA Deep-Learning-Accelerator-SW README, Orin power modes">,
    <vector, count = 16, clock_hz = 1.07e8,
     rates = [<f32 = 256>,
              <i32 = 128, source = "third_party: microbenchmarks derived from Accel-Sim: 64 integer multiply-adds per clock and multiprocessor">],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 8.7">,
    <special, count = 16, clock_hz = 1.07e8, rates = [<f32 = 16>],
     source = "assumed: 16 results per clock and multiprocessor, as compute capability 8.6">],
  memory = [
    <"LPDDR5", capacity_bytes = 68719476736, bandwidth_bytes_per_s = 204.8e9,
     source = "derived: capacity = 64 GiB of memory chips, of which a device reports a few percent less; third_party: mzph.cn/web/30785 (NVIDIA brief), for the highest memory clock">,
    <"L2", capacity_bytes = 4194304,
     source = "third_party: mzph.cn/web/30785 (NVIDIA brief)">],
  byte_per_element = [i1],
  extra = {
    byte_per_element_source = "guide: PTX ISA, ld and st: they move 8 bits or more, and predicates live in registers only",
    sparsity = {f16 = 2.0, bf16 = 2.0, i8 = 2.0},
    sparsity_source = "third_party: stas00/ml-engineering compute/accelerator: 2:4 structured sparsity doubles the dense rate",
    tdp_w = 15.0,
    tdp_source = "guide: NVIDIA Deep-Learning-Accelerator-SW README, Orin power modes: upper limit of the mode"}>
