using Microsoft.Win32.SafeHandles;

namespace TemplateWorker.Confinement;

/// <summary>Starts processes of one kind, confined by every layer that the system has.</summary>
/// <param name="layers">The layers, and what is known of them.</param>
sealed class ProcessLauncher(ConfinementLayers layers)
{
    /// <summary>The layers.</summary>
    public ConfinementLayers Layers => layers;

    /// <summary>Starts a process, without the layers that turn out not to be had.</summary>
    /// <param name="program">What is executed.</param>
    /// <param name="inherited">Its descriptors from 3 on.</param>
    /// <param name="output">Where it writes.</param>
    /// <param name="errors">Where its errors go, which may be the same.</param>
    /// <exception cref="ConfinementException">It cannot be started, or not with the layers that it must have.</exception>
    public (int Pid, ConfinementPlan Plan) Start(
        ConfinedProgram program, IReadOnlyList<SafeFileHandle> inherited, SafeFileHandle output, SafeFileHandle errors)
    {
        while (true)
        {
            var (confined, plan) = layers.Prepare(program);
            using var request = new SpawnRequest(confined, inherited, output, errors);
            var result = LaunchThread.Run(plan, request);
            if (result.Failure is { } failure)
                layers.GiveUp(failure);
            else if (result.Error != 0)
                throw SpawnRequest.Failure(confined, result.Error);
            else
                return (result.Pid, plan);
        }
    }
}
