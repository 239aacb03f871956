namespace TemplateWorker.Registration;

/// <summary>What is to be done with one command.</summary>
enum CommandStep
{
    /// <summary>Nothing: Discord has it as it is wanted.</summary>
    Keep,

    /// <summary>Discord does not have it.</summary>
    Create,

    /// <summary>Discord has it otherwise.</summary>
    Change,

    /// <summary>Discord has it, and nobody wants it.</summary>
    Delete,
}
