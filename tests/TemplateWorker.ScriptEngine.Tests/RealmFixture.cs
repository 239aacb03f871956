using System.Text;
using TemplateWorker.ScriptEngine.Runtime;

namespace TemplateWorker.ScriptEngine.Tests;

/// <summary>A realm and short ways into it.</summary>
sealed class RealmFixture : IDisposable
{
    static readonly JavaScriptCoreEngine Engine = new();

    internal RealmFixture(int allowedTicks = int.MaxValue)
    {
        Guard = new CountingGuard(allowedTicks);
        Realm = Engine.CreateRealm(TimeSpan.FromMilliseconds(5), Guard);
    }

    internal CountingGuard Guard { get; }

    internal IScriptRealm Realm { get; }

    internal static byte[] Bytes(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Array.Resize(ref bytes, bytes.Length + 1);
        return bytes;
    }

    internal ScriptFunction Compile(string body, params string[] parameters) =>
        Realm.Compile(new ScriptSource(body, "test.js", parameters), out var error) ?? throw new InvalidOperationException(error!.Message);

    internal ScriptResult Run(string body) => Realm.Call(Compile(body));

    internal ScriptFunction Drain() => Realm.CreateHostFunction(_ => Realm.DrainMicrotasks());

    public void Dispose() => Realm.Dispose();
}
