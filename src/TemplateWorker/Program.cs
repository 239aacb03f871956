using System.CommandLine;
using TemplateWorker.CommandLine;
using TemplateWorker.Verbs;

var program = new RootCommand("Runs the templates of Discord guilds, each in a sandboxed process.")
{
    WorkerVerb.Create(),
    MigrateVerb.Create(),
    RegisterVerb.Create(),
    TemplateVerb.Create(),
    TenantVerb.Create(),
    KvVerb.Create(),
    DbVerb.Create(),
    LimitsVerb.Create(),
    DoctorVerb.Create(),
    HealthVerb.Create(),
    PlaygroundVerb.Create(),
    DemoVerb.Create(),
};

return await CommandLineRunner.RunAsync(program, args);
