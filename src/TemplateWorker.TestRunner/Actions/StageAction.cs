using System.Text.Json.Nodes;
using TemplateWorker.TestRunner.Stages;

namespace TemplateWorker.TestRunner.Actions;

/// <summary>Does what a test asks for; waiting for what it causes is not its matter.</summary>
/// <param name="stage">Where.</param>
/// <param name="arguments">What exactly.</param>
/// <param name="cancellationToken">The test has ended.</param>
/// <returns>What the test gets for it.</returns>
delegate ValueTask<JsonNode?> StageAction(Stage stage, ActionArguments arguments, CancellationToken cancellationToken);
