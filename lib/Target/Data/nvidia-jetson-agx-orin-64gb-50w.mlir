// GPU of NVIDIA Jetson AGX Orin 64 GB in power mode 50W (compute capability
// 8.7).
//
// The clock is derived: 16 * 4096 * 8.32e8 Hz is half of the published 109
// sparse TOP/s. The mode may use fewer multiprocessors at a higher clock; only
// the product is published, and the memory clock of the mode is not. The two
// deep learning accelerators are not part of this target.
#roofline.target<"nvidia-jetson-agx-orin-64gb-50w", vendor = "NVIDIA",
  units = [
    <matrix, count = 16, clock_hz = 8.32e8,
     rates = [<f16 = 2048>, <bf16 = 2048>, <i8 = 4096>],
     source = "openxla/xprof hardware_type_utils.cc, compute capability 8.7; clock derived from NVIDIA Deep-Learning-Accelerator-SW README, Orin power modes">,
    <vector, count = 16, clock_hz = 8.32e8,
     rates = [<f32 = 256>],
     source = "openxla/xprof hardware_type_utils.cc, compute capability 8.7">],
  memory = [
    <"LPDDR5", capacity_bytes = 64e9, bandwidth_bytes_per_s = 204.8e9,
     source = "mzph.cn/web/30785 (NVIDIA brief), for the highest memory clock">,
    <"L2", capacity_bytes = 4194304,
     source = "mzph.cn/web/30785 (NVIDIA brief)">],
  extra = {tdp_w = 50.0, tdp_source = "upper limit of the mode, NVIDIA Deep-Learning-Accelerator-SW README, Orin power modes"}>
