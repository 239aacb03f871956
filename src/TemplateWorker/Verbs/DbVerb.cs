using System.CommandLine;

namespace TemplateWorker.Verbs;

/// <summary><c>db</c>: what an operator does with the database as a whole.</summary>
static class DbVerb
{
    /// <summary>Makes the verb with those below it.</summary>
    public static Command Create() => new("db", "Backs the database up and restores it, tells how it stands, tidies and empties it.")
    {
        DbBackupVerb.Create(),
        DbRestoreVerb.Create(),
        DbStatsVerb.Create(),
        DbVacuumVerb.Create(),
        DbShellVerb.Create(),
        DbSeedVerb.Create(),
        DbResetVerb.Create(),
    };

    /// <summary>The option of those that replace what is there.</summary>
    public static Option<bool> CreateForce(string description) => new("--force") { Description = description };
}
