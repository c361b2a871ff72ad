// NVIDIA A100 PCIe 80 GB (Ampere, compute capability 8.0).
//
// The peaks of the SXM part, with less power to hold them and slower memory.
#roofline.target<"nvidia-a100-pcie-80gb", vendor = "NVIDIA",
  units = [
    <matrix, count = 108, clock_hz = 1.41e9,
     rates = [<f64 = 128>, <tf32 = 1024>, <f16 = 2048>, <bf16 = 2048>,
              <i8 = 4096>,
              <i4 = 8192, source = "derived: from 1248 TOP/s in the NVIDIA A100 datasheet">],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 8.0; datasheet: peaks agree with the NVIDIA A100 datasheet, which has one column of them for SXM and PCIe">,
    <vector, count = 108, clock_hz = 1.41e9,
     rates = [<f64 = 64>, <f32 = 128>, <f16 = 512>,
              <i32 = 128, source = "guide: NVIDIA A100 architecture whitepaper: 64 INT32 lanes per multiprocessor, a multiply-add counts 2">],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 8.0; datasheet: NVIDIA A100 datasheet">,
    <special, count = 108, clock_hz = 1.41e9,
     rates = [<f32 = 16>],
     source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 16 results per clock and multiprocessor">],
  memory = [
    <"HBM2e", capacity_bytes = 85100068864, bandwidth_bytes_per_s = 1935e9,
     source = "third_party: openxla/xla target_config/specs/a100_sxm_80.txtpb (device query of the SXM part with the same memory) for the capacity; datasheet: NVIDIA A100 datasheet for the bandwidth">,
    <"L2", capacity_bytes = 41943040, bandwidth_bytes_per_s = 7.219e12,
     source = "third_party: openxla/xla target_config/specs/a100_pcie_80.txtpb; derived: bandwidth = 5120 B per clock (PMC10448217, table 3) * 1.41 GHz">,
    <"L1", capacity_bytes = 21233664, bandwidth_bytes_per_s = 19.49e12, instances = 108,
     source = "guide: NVIDIA Ampere tuning guide: 192 KiB per multiprocessor; derived: bandwidth = 108 * 128 B per clock (te42kyfo/gpu-benches README) * 1.41 GHz">],
  byte_per_element = [i1],
  extra = {
    byte_per_element_source = "guide: PTX ISA, ld and st: they move 8 bits or more, and predicates live in registers only",
    sparsity = {tf32 = 2.0, f16 = 2.0, bf16 = 2.0, i8 = 2.0, i4 = 2.0},
    sparsity_source = "third_party: stas00/ml-engineering compute/accelerator: 2:4 structured sparsity doubles the dense rate",
    tdp_w = 300.0,
    tdp_source = "datasheet: NVIDIA A100 datasheet"}>
