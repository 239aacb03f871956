namespace TemplateWorker.ScriptEngine.Tests;

/// <summary>Lets a script run for a number of ticks.</summary>
sealed class CountingGuard(int allowedTicks = int.MaxValue) : IScriptGuard
{
    public int Ticks { get; private set; }

    public int AllowedTicks { get; set; } = allowedTicks;

    public TimeSpan FirstTick { get; set; } = TimeSpan.FromMilliseconds(5);

    public bool MayContinue() => ++Ticks <= AllowedTicks;

    public void GiveUp(Exception error) => Environment.FailFast("A host function of a test threw.", error);
}
