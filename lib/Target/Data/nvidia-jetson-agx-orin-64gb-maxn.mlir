// GPU of NVIDIA Jetson AGX Orin 64 GB in power mode MAXN (compute capability
// 8.7).
//
// GPU clock 1.3 GHz: 16 * 4096 * 1.3e9 = 85e12 in int8, half of the published
// 171 sparse TOP/s. The two deep learning accelerators are not part of this
// target.
#roofline.target<"nvidia-jetson-agx-orin-64gb-maxn", vendor = "NVIDIA",
  units = [
    <matrix, count = 16, clock_hz = 1.3e9,
     rates = [<f16 = 2048>, <bf16 = 2048>, <i8 = 4096>],
     source = "openxla/xprof hardware_type_utils.cc, compute capability 8.7; clock of mzph.cn/web/30785 (NVIDIA brief)">,
    <vector, count = 16, clock_hz = 1.3e9,
     rates = [<f32 = 256>],
     source = "openxla/xprof hardware_type_utils.cc, compute capability 8.7">],
  memory = [
    <"LPDDR5", capacity_bytes = 64e9, bandwidth_bytes_per_s = 204.8e9,
     source = "mzph.cn/web/30785 (NVIDIA brief)">,
    <"L2", capacity_bytes = 4194304,
     source = "mzph.cn/web/30785 (NVIDIA brief)">],
  extra = {tdp_w = 60.0, tdp_source = "mzph.cn/web/30785 (NVIDIA brief): 15 to 60 W"}>
