using Microsoft.Extensions.Logging;

namespace TemplateWorker.Confinement;

/// <summary>
/// What this machine can do to confine processes of one kind. Starts from everything; a layer that is refused once is
/// left out from then on, with a line in the log, unless it is required.
/// </summary>
/// <param name="profile">The kind.</param>
/// <param name="required">Layers without which none of them runs.</param>
/// <param name="logger">Told of what is missing.</param>
sealed class ConfinementLayers(ConfinementProfile profile, IReadOnlyList<ConfinementLayer> required, ILogger logger)
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

    /// <summary>Decides how the next process is started.</summary>
    /// <param name="program">What is to be executed.</param>
    /// <returns>What is executed instead, and what the launching thread does before.</returns>
    /// <exception cref="ConfinementException">A required layer cannot be had.</exception>
    public (ConfinedProgram Program, ConfinementPlan Plan) Prepare(ConfinedProgram program)
    {
        lock (_gate)
        {
            if (!_isRoot)
                GiveUp(ConfinementLayer.Jail, "Only a host that is root can build one; Landlock alone decides what is read.", isUsual: true);
            else if (!Has(ConfinementLayer.Jail) && program.FindUnreadable() is { } path)
                GiveUp(ConfinementLayer.User, $"Another user than root could not reach '{path}'; install the program where everybody may read it.", isUsual: false);
            if (_usesUserNamespaces && Has(ConfinementLayer.Namespaces) && UserNamespaces.Problem is { } problem)
                GiveUp(ConfinementLayer.Namespaces, problem, isUsual: false);

            var userNamespaces = _usesUserNamespaces && Has(ConfinementLayer.Namespaces);
            var becomesUser = _isRoot && Has(ConfinementLayer.User);
            var hasOwnUser = becomesUser || userNamespaces;
            if (hasOwnUser && profile.OwnUserArgument is { } argument)
                program = program.With(argument);
            if (userNamespaces)
                program = program.InUserNamespaces();
            var plan = new ConfinementPlan(
                ReachableFiles.Of(program, profile.UsesLibraries || userNamespaces), Has(ConfinementLayer.Namespaces) && !userNamespaces,
                Has(ConfinementLayer.Jail), becomesUser ? ConfinedUser.Next(profile.UserBlock) : null, _isRoot, Has(ConfinementLayer.NoNewPrivs),
                Has(ConfinementLayer.Landlock))
            {
                Limits = LimitsOf(hasOwnUser),
                SetsLimits = profile.Calls is not null && Has(ConfinementLayer.Limits),
                Executions = program.Executed.Count,
            };
            if (Has(ConfinementLayer.Seccomp) && profile.Calls is { } calls)
                plan = plan with { Calls = [.. calls(plan)] };
            return (program, plan);
        }
    }

    /// <summary>Leaves out what a launch has failed at.</summary>
    /// <param name="failure">What failed.</param>
    /// <exception cref="ConfinementException">The layer is required.</exception>
    public void GiveUp(ConfinementStepException failure)
    {
        lock (_gate)
        {
            // Root without the capability, as in most containers, may still be let into a namespace of users.
            if (failure.Layer == ConfinementLayer.Namespaces && !_usesUserNamespaces)
                _usesUserNamespaces = true;
            else
                GiveUp(failure.Layer, failure.Message, isUsual: false);
        }
    }

    /// <summary>Looks at a running process from outside; what the kernel tells of it is what counts.</summary>
    /// <param name="pid">The process.</param>
    /// <param name="plan">How it was started.</param>
    /// <exception cref="ConfinementException">It lacks a required layer.</exception>
    public void Verify(int pid, ConfinementPlan plan)
    {
        lock (_gate)
        {
            foreach (var (layer, fault) in ProcessFacts.FindFaults(pid, plan))
                GiveUp(layer, fault, isUsual: false);
            if (_isTold)
                return;
            _isTold = true;
            logger.ProcessesConfined(profile.Processes, string.Join(", ", LayerNames.All.Where(Has).Select(layer => layer.NameOf())));
        }
    }

    IReadOnlyList<ProcessLimit> LimitsOf(bool hasOwnUser) =>
        hasOwnUser && profile.MostThreads is { } threads ? [.. profile.Limits, ProcessLimit.Threads(threads)] : profile.Limits;

    bool Has(ConfinementLayer layer) => !_missing.ContainsKey(layer);

    void GiveUp(ConfinementLayer layer, string reason, bool isUsual)
    {
        var isNews = _missing.TryAdd(layer, reason);
        if (required.Contains(layer))
        {
            throw new ConfinementException(
                $"{profile.Processes} cannot be confined by {layer.NameOf()}: {reason} It is required (sandbox.require); `templateworker doctor` shows every layer.");
        }
        if (isNews && isUsual)
            logger.LayerUnavailable(profile.Processes, layer.NameOf(), reason);
        else if (isNews)
            logger.LayerMissing(profile.Processes, layer.NameOf(), reason);
    }
}
