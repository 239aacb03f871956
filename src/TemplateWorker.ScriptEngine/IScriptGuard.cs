namespace TemplateWorker.ScriptEngine;

/// <summary>Decides, while a script runs, whether it may go on, and how the process ends when it cannot.</summary>
public interface IScriptGuard
{
    /// <summary>Processor time that a script may use before <see cref="MayContinue"/> is asked about it for the first time.</summary>
    TimeSpan FirstTick { get; }

    /// <summary>
    /// Called on the script's thread after <see cref="FirstTick"/>, and from then on each time another tick of processor time has passed inside one entry into the
    /// engine. It must not call back into the realm, except for <see cref="IScriptRealm.CollectGarbage"/> and
    /// <see cref="IScriptRealm.MeasureHeap"/>.
    /// </summary>
    /// <returns>False to end the script with an exception that it cannot catch.</returns>
    bool MayContinue();

    /// <summary>
    /// Called when a <see cref="HostFunction"/> or <see cref="MayContinue"/> threw: a defect of the program. The engine
    /// that called cannot be unwound, so this ends the process; when it returns, the runtime does.
    /// </summary>
    /// <param name="error">What was thrown.</param>
    void GiveUp(Exception error);
}
