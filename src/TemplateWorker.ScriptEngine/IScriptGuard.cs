namespace TemplateWorker.ScriptEngine;

/// <summary>Decides, while a script runs, whether it may go on.</summary>
public interface IScriptGuard
{
    /// <summary>
    /// Called on the script's thread each time another tick of processor time has passed inside one entry into the
    /// engine. It must not call back into the realm, except for <see cref="IScriptRealm.MeasureHeap"/>.
    /// </summary>
    /// <returns>False to end the script with an exception that it cannot catch.</returns>
    bool MayContinue();
}
