using System.CommandLine;
using TemplateWorker.CommandLine;

var program = new RootCommand("Runs the templates of Discord guilds, each in a sandboxed process.");

return await CommandLineRunner.RunAsync(program, args);
