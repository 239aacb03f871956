using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using TemplateWorker.Execution.Sandboxes.Launch;

namespace TemplateWorker.Execution.Sandboxes.Confinement;

/// <summary>
/// What this machine can do to confine sandboxes. Starts from everything; a layer that is refused once is left out from
/// then on, with a line in the log, unless it is required.
/// </summary>
/// <param name="required">Layers without which no sandbox runs.</param>
/// <param name="logger">Told of what is missing.</param>
sealed class SandboxConfinement(IReadOnlyList<ConfinementLayer> required, ILogger logger)
{
    readonly Lock _gate = new();
    readonly Dictionary<ConfinementLayer, string> _missing = [];
    readonly bool _isRoot = NativeConfinement.EffectiveUser() == 0;
    bool _usesUserNamespaces = NativeConfinement.EffectiveUser() != 0;
    bool _isTold;

    /// <summary>How every layer stands.</summary>
    public IReadOnlyList<LayerState> States
    {
        get
        {
            lock (_gate)
                return [.. LayerNames.All.Select(layer => new LayerState(layer, !_missing.ContainsKey(layer), _missing.GetValueOrDefault(layer)))];
        }
    }

    /// <summary>Decides how the next sandbox is started.</summary>
    /// <param name="program">What is to be executed.</param>
    /// <returns>What is executed instead, and what the launching thread does before.</returns>
    /// <exception cref="SandboxLaunchException">A required layer cannot be had.</exception>
    public (SandboxProgram Program, ConfinementPlan Plan) Prepare(SandboxProgram program)
    {
        lock (_gate)
        {
            if (!_isRoot)
                GiveUp(ConfinementLayer.Jail, "Only a host that is root can build one; Landlock alone decides what sandboxes read.", isUsual: true);
            else if (!Has(ConfinementLayer.Jail) && program.FindUnreadable() is { } path)
                GiveUp(ConfinementLayer.User, $"Another user than root could not reach '{path}'; install the program where everybody may read it.", isUsual: false);
            if (_usesUserNamespaces && Has(ConfinementLayer.Namespaces) && UserNamespaces.Problem is { } problem)
                GiveUp(ConfinementLayer.Namespaces, problem, isUsual: false);

            var userNamespaces = _usesUserNamespaces && Has(ConfinementLayer.Namespaces);
            var becomesUser = _isRoot && Has(ConfinementLayer.User);
            if (becomesUser || userNamespaces)
                program = program.With("--own-user");
            if (userNamespaces)
                program = program.InUserNamespaces();
            var plan = new ConfinementPlan(
                ReadableFiles.Of(program), Has(ConfinementLayer.Namespaces) && !userNamespaces, Has(ConfinementLayer.Jail),
                becomesUser ? SandboxUser.Next() : null, _isRoot, Has(ConfinementLayer.NoNewPrivs), Has(ConfinementLayer.Landlock));
            return (program, plan);
        }
    }

    /// <summary>Leaves out what a launch has failed at.</summary>
    /// <param name="failure">What failed.</param>
    /// <exception cref="SandboxLaunchException">The layer is required.</exception>
    public void GiveUp(ConfinementStepException failure)
    {
        lock (_gate)
        {
            var reason = $"{failure.Call} failed: {Marshal.GetPInvokeErrorMessage(failure.Error)} ({failure.Error}).";
            // Root without the capability, as in most containers, may still be let into a namespace of users.
            if (failure.Layer == ConfinementLayer.Namespaces && !_usesUserNamespaces)
                _usesUserNamespaces = true;
            else
                GiveUp(failure.Layer, reason, isUsual: false);
        }
    }

    /// <summary>Looks at a running sandbox from outside; what the kernel tells of it is what counts.</summary>
    /// <param name="pid">The process.</param>
    /// <param name="plan">How it was started.</param>
    /// <exception cref="SandboxLaunchException">It lacks a required layer.</exception>
    public void Verify(int pid, ConfinementPlan plan)
    {
        lock (_gate)
        {
            foreach (var (layer, fault) in ProcessFacts.FindFaults(pid, plan))
                GiveUp(layer, fault, isUsual: false);
            if (_isTold)
                return;
            _isTold = true;
            logger.SandboxesConfined(string.Join(", ", LayerNames.All.Where(Has).Select(layer => layer.NameOf())));
        }
    }

    bool Has(ConfinementLayer layer) => !_missing.ContainsKey(layer);

    void GiveUp(ConfinementLayer layer, string reason, bool isUsual)
    {
        var isNews = _missing.TryAdd(layer, reason);
        if (required.Contains(layer))
        {
            throw new SandboxLaunchException(
                $"Sandboxes cannot be confined by {layer.NameOf()}: {reason} It is required (sandbox.require); `templateworker doctor` shows every layer.");
        }
        if (isNews && isUsual)
            logger.LayerUnavailable(layer.NameOf(), reason);
        else if (isNews)
            logger.LayerMissing(layer.NameOf(), reason);
    }
}
