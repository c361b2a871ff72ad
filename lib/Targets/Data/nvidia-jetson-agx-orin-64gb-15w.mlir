// GPU of NVIDIA Jetson AGX Orin 64 GB in power mode 15W (compute capability
// 8.7).
//
// NVIDIA publishes 14 sparse TOP/s in int8 for the GPU, which are 4 multiprocessors of 4096
// operations at the 420.75 MHz of the mode, rounded; the clock is the one that gives them.
// A configuration of the developer kit leaves 6 on. The two deep learning accelerators are
// not part of this target.
#roofline.target<"nvidia-jetson-agx-orin-64gb-15w", vendor = "NVIDIA",
  units = [
    <matrix, count = 4, clock_hz = 4.28e8,
     rates = [<f16 = 2048>, <bf16 = 2048>, <i8 = 4096>],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 8.7; derived: units and clock from 14 sparse TOP/s (NVIDIA Deep-Learning-Accelerator-SW README, Orin power modes) and GPU MAX_FREQ 408 MHz, a step of the clock below (nvpmodel_p3701_0000.conf)">,
    <vector, count = 4, clock_hz = 4.28e8,
     rates = [<f32 = 256>,
              <i32 = 128, source = "third_party: microbenchmarks derived from Accel-Sim: 64 integer multiply-adds per clock and multiprocessor">],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 8.7">,
    <special, count = 4, clock_hz = 4.28e8, rates = [<f32 = 16>],
     source = "assumed: 16 results per clock and multiprocessor, as compute capability 8.6">],
  memory = [
    <"LPDDR5", capacity_bytes = 68719476736, bandwidth_bytes_per_s = 136.5e9,
     source = "derived: capacity = 64 GiB of memory chips, of which a device reports a few percent less; derived: 256 bit at 4266 MT/s (EMC MAX_FREQ 2133 MHz in nvpmodel_p3701_0000.conf of NVIDIA, LineageOS/android_device_nvidia_concord)">,
    <"L2", capacity_bytes = 4194304,
     source = "third_party: mzph.cn/web/30785 (NVIDIA brief)">],
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
    tdp_w = 15.0,
    tdp_source = "guide: NVIDIA Deep-Learning-Accelerator-SW README, Orin power modes: upper limit of the mode"}>
