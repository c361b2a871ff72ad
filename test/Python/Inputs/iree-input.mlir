// What IREE makes of a model of PyTorch: a weight, an input with an open batch, and a
// buffer that is written over, in a function that a device runs on its own time beside one
// that waits for it.
module attributes {stream.affinity.default = #hal.device.affinity<@device>} {
  util.global private @device = #hal.device.target<"local"> : !hal.device
  util.global private @weight = #stream.parameter.named<"model"::"weight"> : tensor<64x32xf32>
  util.initializer {
    util.return
  }
  util.func public @main$async(%arg0: !hal.buffer_view, %arg1: !hal.buffer_view, %wait: !hal.fence, %signal: !hal.fence) -> !hal.buffer_view attributes {inlining_policy = #util.inline.never, iree.abi.model = "coarse-fences", iree.abi.stub} {
    %c0 = arith.constant 0 : index
    %zero = arith.constant 0.0 : f32
    %n = hal.buffer_view.dim<%arg0 : !hal.buffer_view>[0] : index
    %x = hal.tensor.import wait(%wait) => %arg0 "x" : !hal.buffer_view -> tensor<?x64xf32>{%n}
    %state = hal.tensor.import wait(%wait) => %arg1 "state" : !hal.buffer_view -> tensor<8x8xf32>
    %weight = util.global.load @weight : tensor<64x32xf32>
    %here = flow.tensor.transfer %weight : tensor<64x32xf32> to #hal.device.affinity<@device>
    %empty = tensor.empty(%n) : tensor<?x32xf32>
    %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<?x32xf32>) -> tensor<?x32xf32>
    %product = linalg.matmul ins(%x, %here : tensor<?x64xf32>, tensor<64x32xf32>) outs(%init : tensor<?x32xf32>) -> tensor<?x32xf32>
    %y = util.call @activate(%product) : (tensor<?x32xf32>) -> tensor<?x32xf32>
    %next = math.exp %state : tensor<8x8xf32>
    %kept = hal.tensor.alias wait(%wait) => %next : tensor<8x8xf32> to %arg1 : !hal.buffer_view
    %done:2 = hal.tensor.barrier join(%kept, %y : tensor<8x8xf32>, tensor<?x32xf32>) => %signal : !hal.fence
    %d = tensor.dim %done#1, %c0 : tensor<?x32xf32>
    %view = hal.tensor.export %done#1 "y" : tensor<?x32xf32>{%d} -> !hal.buffer_view
    util.return %view : !hal.buffer_view
  }
  util.func private @activate(%arg0: tensor<?x32xf32>) -> tensor<?x32xf32> {
    %0 = math.tanh %arg0 : tensor<?x32xf32>
    util.return %0 : tensor<?x32xf32>
  }
  util.func public @main(%arg0: !hal.buffer_view, %arg1: !hal.buffer_view) -> !hal.buffer_view attributes {iree.abi.stub} {
    %null = util.null : !hal.fence
    %forever = arith.constant -1 : i32
    %c0 = arith.constant 0 : index
    %device = hal.devices.get %c0 : !hal.device
    %fence = hal.fence.create device(%device : !hal.device) flags("None") : !hal.fence
    %0 = util.call @main$async(%arg0, %arg1, %null, %fence) : (!hal.buffer_view, !hal.buffer_view, !hal.fence, !hal.fence) -> !hal.buffer_view
    %status = hal.fence.await until([%fence]) timeout_millis(%forever) flags("None") : i32
    util.return %0 : !hal.buffer_view
  }
}
