namespace TemplateWorker.ScriptEngine;

/// <summary>Decides, while a script runs, whether it may go on, and how the process ends when it cannot.</summary>
public interface IScriptGuard
{
    /// <summary>
    /// Called on the script's thread each time another tick of processor time has passed inside one entry into the
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
