using TemplateWorker.Execution.Sandboxes.Channel;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Sandboxes.Tenants;

/// <summary>The VMs of one sandbox process by their keys. Guarded by the traffic's lock.</summary>
/// <param name="loadCpuLimit">Processor time that a load may use.</param>
sealed class VmTable(TimeSpan loadCpuLimit)
{
    readonly Dictionary<uint, TenantVm> _vms = [];
    uint _lastKey;

    /// <summary>Number of templates that were ever loaded.</summary>
    public long TemplatesLoaded { get; private set; }

    /// <summary>Number of VMs.</summary>
    public int Count => _vms.Count;

    /// <summary>Asks for a VM; its load goes ahead of whatever is appended next.</summary>
    /// <param name="sender">The channel.</param>
    /// <param name="lane">The tenant.</param>
    /// <param name="templates">Its templates.</param>
    /// <param name="probe">Awaits the end of a load that is only a check.</param>
    /// <exception cref="ProtocolException">The templates together are above the bound of a frame.</exception>
    public TenantVm Load(
        FrameSender sender, TenantLane lane, IReadOnlyList<TenantTemplate> templates,
        TaskCompletionSource<TenantLoadResult>? probe = null)
    {
        var vm = new TenantVm(checked(_lastKey + 1), lane, templates) { Probe = probe };
        var owner = lane.Tenant;
        sender.Append(new LoadTenantMessage(
            vm.Key, owner.OwnerTypeText, owner.OwnerIdText, (uint)loadCpuLimit.TotalMicroseconds,
            [.. templates.Select(template => template.Program)])
        {
            IsCheck = probe is not null,
        });
        TemplatesLoaded += templates.Count;
        _lastKey = vm.Key;
        _vms.Add(vm.Key, vm);
        return vm;
    }

    /// <summary>Finds a VM.</summary>
    /// <param name="key">A key that the sandbox named.</param>
    /// <returns>The VM; null for one that was given up, whose last frames may still be on their way.</returns>
    /// <exception cref="ProtocolException">The key was never given out on this channel.</exception>
    public TenantVm? Find(uint key)
    {
        if (key == 0 || key > _lastKey)
            throw new ProtocolException($"Nothing was loaded under the tenant key {key}.");
        return _vms.GetValueOrDefault(key);
    }

    /// <summary>Lets a VM end its dispatches and then go.</summary>
    public void Retire(FrameSender sender, TenantVm vm)
    {
        vm.Retired = true;
        GiveUpIfDone(sender, vm);
    }

    /// <summary>Gives up a VM that is retired or failed and has nothing under way.</summary>
    public void GiveUpIfDone(FrameSender sender, TenantVm vm)
    {
        if (vm.InFlight > 0 || (!vm.Retired && vm.State != VmState.Failed) || !_vms.Remove(vm.Key))
            return;
        if (vm.State != VmState.Failed)
            sender.Append(FrameKind.UnloadTenant, vm.Key);
    }

    /// <summary>Retires all VMs of a process that gets no more events, so what it need not end is forgotten without a word to it.</summary>
    public void RetireAll()
    {
        foreach (var vm in _vms.Values.Where(vm => vm.Probe is null))
        {
            vm.Retired = true;
            if (vm.InFlight == 0)
                _vms.Remove(vm.Key);
        }
    }

    /// <summary>Forgets all VMs, which ended with their process.</summary>
    /// <returns>The checks that nobody will answer any more.</returns>
    public List<TaskCompletionSource<TenantLoadResult>> Clear()
    {
        var probes = _vms.Values.Where(vm => vm is { Probe: not null, State: VmState.Loading }).Select(vm => vm.Probe!).ToList();
        _vms.Clear();
        return probes;
    }
}
