// Components: buttons, menus and layout, as they are sent and as they arrive.
declare module "templateworker" {
  /**
   * Kind of a component. 1: action row, 2: button, 3: string select, 4: text input, 5: user select, 6: role select, 7:
   * mentionable select, 8: channel select, 9: section, 10: text display, 11: thumbnail, 12: media gallery, 13: file,
   * 14: separator, 17: container, 18: label, 19: file upload, 21: radio group, 22: checkbox group, 23: checkbox.
   */
  export type ComponentType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 17 | 18 | 19 | 21 | 22 | 23;

  /** Size of a text input. 1: short, 2: paragraph. */
  export type TextInputStyle = 1 | 2;

  /** Height of a separator. 1: small, 2: large. */
  export type SeparatorSpacing = 1 | 2;

  /** A component at the top of a message. All but `ActionRow` need the message's flag 32768. */
  export type MessageComponent =
    | ActionRow
    | Section
    | TextDisplay
    | MediaGallery
    | FileDisplay
    | Separator
    | Container;

  /** A menu, of any kind. */
  export type SelectMenu = StringSelect | UserSelect | RoleSelect | MentionableSelect | ChannelSelect;

  /** A button: one that the template hears of (1 to 4), a link (5), or one that sells (6). */
  export type Button = ActionButton | LinkButton | PremiumButton;

  /** A row of up to five buttons, or with one menu. */
  export interface ActionRow {
    /** Kind of the component. */
    type: 1;
    /** A number for the component, unique in the message; Discord gives one when it is left out. */
    id?: number | null;
    /** The buttons, or the menu. */
    components: (Button | SelectMenu)[];
  }

  /** A button that the template hears of through `component`. */
  export interface ActionButton {
    /** Kind of the component. */
    type: 2;
    /** A number for the component, unique in the message; Discord gives one when it is left out. */
    id?: number | null;
    /** Colour: 1 blue, 2 grey, 3 green, 4 red. */
    style: 1 | 2 | 3 | 4;
    /** Your own id, at most 100 characters; the name that `component` listens to. */
    custom_id: string;
    /** Text on the button, at most 80 characters. */
    label?: string | null;
    /** An emoji on the button. */
    emoji?: ComponentEmoji | null;
    /** Whether it is greyed out and cannot be used. */
    disabled?: boolean | null;
  }

  /** A button that opens a web page; the template does not hear of it. */
  export interface LinkButton {
    /** Kind of the component. */
    type: 2;
    /** A number for the component, unique in the message; Discord gives one when it is left out. */
    id?: number | null;
    /** A link. */
    style: 5;
    /** The page to open. */
    url: string;
    /** Text on the button, at most 80 characters. */
    label?: string | null;
    /** An emoji on the button. */
    emoji?: ComponentEmoji | null;
    /** Whether it is greyed out and cannot be used. */
    disabled?: boolean | null;
  }

  /** A button that sells a product of the application. */
  export interface PremiumButton {
    /** Kind of the component. */
    type: 2;
    /** A number for the component, unique in the message; Discord gives one when it is left out. */
    id?: number | null;
    /** A sale. */
    style: 6;
    /** The product. */
    sku_id: Snowflake;
    /** Whether it is greyed out and cannot be used. */
    disabled?: boolean | null;
  }

  /** An emoji on a button or before a choice. */
  export interface ComponentEmoji {
    /** Id of a custom emoji; null or left out for a standard one. */
    id?: Snowflake | null;
    /** The standard emoji as text, or the custom one's name. */
    name: string;
    /** Whether it moves. */
    animated?: boolean;
  }

  /** A choice of a menu. */
  export interface SelectOption {
    /** What members see, at most 100 characters. */
    label: string;
    /** What the template gets, at most 100 characters. */
    value: string;
    /** A line under the label, at most 100 characters. */
    description?: string | null;
    /** An emoji before the label. */
    emoji?: ComponentEmoji | null;
    /** Whether it is chosen to begin with. */
    default?: boolean | null;
  }

  /** A menu of your own choices. */
  export interface StringSelect {
    /** Kind of the component. */
    type: 3;
    /** A number for the component, unique in the message; Discord gives one when it is left out. */
    id?: number | null;
    /** Your own id, at most 100 characters; the name that `component` and `modal` listen to. */
    custom_id: string;
    /** What the menu says while nothing is chosen, at most 150 characters. */
    placeholder?: string | null;
    /** Fewest choices that a member must make; 1 when left out. */
    min_values?: number | null;
    /** Most choices that a member may make; 1 when left out. */
    max_values?: number | null;
    /** Whether it is greyed out and cannot be used. */
    disabled?: boolean | null;
    /** Whether a choice must be made; in modals. */
    required?: boolean | null;
    /** The choices; at most 25. */
    options: SelectOption[];
  }

  /** A menu of the guild's members. */
  export interface UserSelect {
    /** Kind of the component. */
    type: 5;
    /** A number for the component, unique in the message; Discord gives one when it is left out. */
    id?: number | null;
    /** Your own id, at most 100 characters; the name that `component` and `modal` listen to. */
    custom_id: string;
    /** What the menu says while nothing is chosen, at most 150 characters. */
    placeholder?: string | null;
    /** Fewest choices that a member must make; 1 when left out. */
    min_values?: number | null;
    /** Most choices that a member may make; 1 when left out. */
    max_values?: number | null;
    /** Whether it is greyed out and cannot be used. */
    disabled?: boolean | null;
    /** Whether a choice must be made; in modals. */
    required?: boolean | null;
    /** Users that are chosen to begin with. */
    default_values?: DefaultUser[] | null;
  }

  /** A menu of the guild's roles. */
  export interface RoleSelect {
    /** Kind of the component. */
    type: 6;
    /** A number for the component, unique in the message; Discord gives one when it is left out. */
    id?: number | null;
    /** Your own id, at most 100 characters; the name that `component` and `modal` listen to. */
    custom_id: string;
    /** What the menu says while nothing is chosen, at most 150 characters. */
    placeholder?: string | null;
    /** Fewest choices that a member must make; 1 when left out. */
    min_values?: number | null;
    /** Most choices that a member may make; 1 when left out. */
    max_values?: number | null;
    /** Whether it is greyed out and cannot be used. */
    disabled?: boolean | null;
    /** Whether a choice must be made; in modals. */
    required?: boolean | null;
    /** Roles that are chosen to begin with. */
    default_values?: DefaultRole[] | null;
  }

  /** A menu of members and roles. */
  export interface MentionableSelect {
    /** Kind of the component. */
    type: 7;
    /** A number for the component, unique in the message; Discord gives one when it is left out. */
    id?: number | null;
    /** Your own id, at most 100 characters; the name that `component` and `modal` listen to. */
    custom_id: string;
    /** What the menu says while nothing is chosen, at most 150 characters. */
    placeholder?: string | null;
    /** Fewest choices that a member must make; 1 when left out. */
    min_values?: number | null;
    /** Most choices that a member may make; 1 when left out. */
    max_values?: number | null;
    /** Whether it is greyed out and cannot be used. */
    disabled?: boolean | null;
    /** Whether a choice must be made; in modals. */
    required?: boolean | null;
    /** Users and roles that are chosen to begin with. */
    default_values?: (DefaultRole | DefaultUser)[] | null;
  }

  /** A menu of the guild's channels. */
  export interface ChannelSelect {
    /** Kind of the component. */
    type: 8;
    /** A number for the component, unique in the message; Discord gives one when it is left out. */
    id?: number | null;
    /** Your own id, at most 100 characters; the name that `component` and `modal` listen to. */
    custom_id: string;
    /** What the menu says while nothing is chosen, at most 150 characters. */
    placeholder?: string | null;
    /** Fewest choices that a member must make; 1 when left out. */
    min_values?: number | null;
    /** Most choices that a member may make; 1 when left out. */
    max_values?: number | null;
    /** Whether it is greyed out and cannot be used. */
    disabled?: boolean | null;
    /** Whether a choice must be made; in modals. */
    required?: boolean | null;
    /** Channels that are chosen to begin with. */
    default_values?: DefaultChannel[] | null;
    /** Kinds of channels to offer; all when left out. */
    channel_types?: ChannelType[] | null;
  }

  /** A user that is chosen to begin with. */
  export interface DefaultUser {
    /** Says that it is a user. */
    type: "user";
    /** The user's id. */
    id: Snowflake;
  }

  /** A role that is chosen to begin with. */
  export interface DefaultRole {
    /** Says that it is a role. */
    type: "role";
    /** The role's id. */
    id: Snowflake;
  }

  /** A channel that is chosen to begin with. */
  export interface DefaultChannel {
    /** Says that it is a channel. */
    type: "channel";
    /** The channel's id. */
    id: Snowflake;
  }

  /** Up to three texts beside a button or an image. */
  export interface Section {
    /** Kind of the component. */
    type: 9;
    /** A number for the component, unique in the message; Discord gives one when it is left out. */
    id?: number | null;
    /** The texts. */
    components: TextDisplay[];
    /** What stands beside them. */
    accessory: Button | Thumbnail;
  }

  /** A text, with Markdown. */
  export interface TextDisplay {
    /** Kind of the component. */
    type: 10;
    /** A number for the component, unique in the message; Discord gives one when it is left out. */
    id?: number | null;
    /** The text. All texts of a message may have 4000 characters together. */
    content: string;
  }

  /** A small image in a section. */
  export interface Thumbnail {
    /** Kind of the component. */
    type: 11;
    /** A number for the component, unique in the message; Discord gives one when it is left out. */
    id?: number | null;
    /** The image. */
    media: MediaSource;
    /** What it shows, for those who cannot see it. */
    description?: string | null;
    /** Whether it is hidden until it is clicked. */
    spoiler?: boolean | null;
  }

  /** Up to ten images or videos. */
  export interface MediaGallery {
    /** Kind of the component. */
    type: 12;
    /** A number for the component, unique in the message; Discord gives one when it is left out. */
    id?: number | null;
    /** The images and videos. */
    items: MediaGalleryItem[];
  }

  /** An image or video of a gallery. */
  export interface MediaGalleryItem {
    /** Where it is found. */
    media: MediaSource;
    /** What it shows, for those who cannot see it. */
    description?: string | null;
    /** Whether it is hidden until it is clicked. */
    spoiler?: boolean | null;
  }

  /** Where an image, video or file is found. */
  export interface MediaSource {
    /** A web address, or `attachment://name` for a file of the message. */
    url: string;
  }

  /** A file of the message, shown in the layout. */
  export interface FileDisplay {
    /** Kind of the component. */
    type: 13;
    /** A number for the component, unique in the message; Discord gives one when it is left out. */
    id?: number | null;
    /** `attachment://name` of the file. */
    file: MediaSource;
    /** Whether it is hidden until it is clicked. */
    spoiler?: boolean | null;
  }

  /** Space between two components, with or without a line. */
  export interface Separator {
    /** Kind of the component. */
    type: 14;
    /** A number for the component, unique in the message; Discord gives one when it is left out. */
    id?: number | null;
    /** 1: small, 2: large. */
    spacing?: SeparatorSpacing | null;
    /** Whether there is a line; yes when left out. */
    divider?: boolean | null;
  }

  /** A box around other components. */
  export interface Container {
    /** Kind of the component. */
    type: 17;
    /** A number for the component, unique in the message; Discord gives one when it is left out. */
    id?: number | null;
    /** What is in the box. */
    components: Exclude<MessageComponent, Container>[];
    /** Colour of the bar at its side. */
    accent_color?: number | null;
    /** Whether it is hidden until it is clicked. */
    spoiler?: boolean | null;
  }

  /** What may stand in a modal. */
  export type ModalComponent = Label | TextDisplay | TextInputRow;

  /** What may stand in a label of a modal. */
  export type ModalInput =
    | TextInput
    | StringSelect
    | UserSelect
    | RoleSelect
    | MentionableSelect
    | ChannelSelect
    | FileUpload
    | RadioGroup
    | CheckboxGroup
    | Checkbox;

  /** A field of a modal, with its name above it. */
  export interface Label {
    /** Kind of the component. */
    type: 18;
    /** A number for the component, unique in the message; Discord gives one when it is left out. */
    id?: number | null;
    /** Its name, at most 45 characters. */
    label: string;
    /** A line under the name, at most 100 characters. */
    description?: string | null;
    /** The field itself. */
    component: ModalInput;
  }

  /** The old way to put a text input into a modal. Prefer `Label`. */
  export interface TextInputRow {
    /** Kind of the component. */
    type: 1;
    /** A number for the component, unique in the message; Discord gives one when it is left out. */
    id?: number | null;
    /** The text input, which needs a `label` then. */
    components: TextInput[];
  }

  /** A text that the member writes. */
  export interface TextInput {
    /** Kind of the component. */
    type: 4;
    /** A number for the component, unique in the message; Discord gives one when it is left out. */
    id?: number | null;
    /** Your own id, the text's name in `interaction.fields`. */
    custom_id: string;
    /** 1: one line, 2: several lines. */
    style: TextInputStyle;
    /** Its name, where it does not stand in a `Label`. */
    label?: string | null;
    /** Text that is there to begin with, at most 4000 characters. */
    value?: string | null;
    /** What it says while it is empty, at most 100 characters. */
    placeholder?: string | null;
    /** Whether a member must fill it in before the modal can be sent. */
    required?: boolean | null;
    /** Fewest characters. */
    min_length?: number | null;
    /** Most characters. */
    max_length?: number | null;
  }

  /** Files that the member uploads. */
  export interface FileUpload {
    /** Kind of the component. */
    type: 19;
    /** A number for the component, unique in the message; Discord gives one when it is left out. */
    id?: number | null;
    /** Your own id, the name of the attachments' ids in `interaction.fields`. */
    custom_id: string;
    /** Fewest files; 1 when left out. */
    min_values?: number | null;
    /** Most files; 1 when left out. */
    max_values?: number | null;
    /** Whether a member must fill it in before the modal can be sent. */
    required?: boolean | null;
  }

  /** Choices of which the member takes one. */
  export interface RadioGroup {
    /** Kind of the component. */
    type: 21;
    /** A number for the component, unique in the message; Discord gives one when it is left out. */
    id?: number | null;
    /** Your own id, the choice's name in `interaction.fields`. */
    custom_id: string;
    /** The choices; 2 to 10. */
    options: GroupOption[];
    /** Whether a member must fill it in before the modal can be sent. */
    required?: boolean | null;
  }

  /** Choices of which the member may take several. */
  export interface CheckboxGroup {
    /** Kind of the component. */
    type: 22;
    /** A number for the component, unique in the message; Discord gives one when it is left out. */
    id?: number | null;
    /** Your own id, the name of the choices in `interaction.fields`. */
    custom_id: string;
    /** The choices; at most 10. */
    options: GroupOption[];
    /** Fewest choices that a member must make; 1 when left out. */
    min_values?: number | null;
    /** Most choices that a member may make; 1 when left out. */
    max_values?: number | null;
    /** Whether a member must fill it in before the modal can be sent. */
    required?: boolean | null;
  }

  /** A yes or no. */
  export interface Checkbox {
    /** Kind of the component. */
    type: 23;
    /** A number for the component, unique in the message; Discord gives one when it is left out. */
    id?: number | null;
    /** Your own id, the answer's name in `interaction.fields`. */
    custom_id: string;
    /** Whether it is ticked to begin with. */
    default?: boolean | null;
  }

  /** A choice of a radio group or a checkbox group. */
  export interface GroupOption {
    /** What the member sees. */
    label: string;
    /** What the template gets. */
    value: string;
    /** A line under the label. */
    description?: string | null;
    /** Whether it is chosen to begin with. */
    default?: boolean | null;
  }

  /** A component at the top of a message, as it arrives. */
  export type ReceivedMessageComponent =
    | ReceivedActionRow
    | ReceivedSection
    | ReceivedTextDisplay
    | ReceivedMediaGallery
    | ReceivedFileDisplay
    | ReceivedSeparator
    | ReceivedContainer;

  /** A menu, as it arrives. */
  export type ReceivedSelectMenu =
    | ReceivedStringSelect
    | ReceivedUserSelect
    | ReceivedRoleSelect
    | ReceivedMentionableSelect
    | ReceivedChannelSelect;

  /** A row of buttons or with a menu, as it arrives. */
  export interface ReceivedActionRow {
    /** Kind of the component. */
    type: 1;
    /** The component's number in its message. */
    id: number;
    /** The buttons, or the menu. */
    components: (ReceivedButton | ReceivedSelectMenu)[];
  }

  /** A button, as it arrives. */
  export type ReceivedButton = ReceivedActionButton | ReceivedLinkButton | ReceivedPremiumButton;

  /** A button that a template hears of, as it arrives. */
  export interface ReceivedActionButton {
    /** Kind of the component. */
    type: 2;
    /** The component's number in its message. */
    id: number;
    /** Colour: 1 blue, 2 grey, 3 green, 4 red. */
    style: 1 | 2 | 3 | 4;
    /** The id that `component` listens to. */
    custom_id: string;
    /** Text on the button. */
    label?: string;
    /** An emoji on the button. */
    emoji?: ComponentEmoji;
    /** Whether it is greyed out and cannot be used. */
    disabled?: boolean;
  }

  /** A button that opens a web page, as it arrives. */
  export interface ReceivedLinkButton {
    /** Kind of the component. */
    type: 2;
    /** The component's number in its message. */
    id: number;
    /** A link. */
    style: 5;
    /** The page that it opens. */
    url: string;
    /** Text on the button. */
    label?: string;
    /** An emoji on the button. */
    emoji?: ComponentEmoji;
    /** Whether it is greyed out and cannot be used. */
    disabled?: boolean;
  }

  /** A button that sells a product, as it arrives. */
  export interface ReceivedPremiumButton {
    /** Kind of the component. */
    type: 2;
    /** The component's number in its message. */
    id: number;
    /** A sale. */
    style: 6;
    /** The product. */
    sku_id: Snowflake;
    /** Whether it is greyed out and cannot be used. */
    disabled?: boolean;
  }

  /** A menu of your own choices, as it arrives. */
  export interface ReceivedStringSelect {
    /** Kind of the component. */
    type: 3;
    /** The component's number in its message. */
    id: number;
    /** The id that `component` listens to. */
    custom_id: string;
    /** What the menu says while nothing is chosen. */
    placeholder?: string;
    /** Fewest choices. */
    min_values: number;
    /** Most choices. */
    max_values: number;
    /** Whether it is greyed out and cannot be used. */
    disabled?: boolean;
    /** The choices. */
    options: SelectOption[];
  }

  /** A menu of members, as it arrives. */
  export interface ReceivedUserSelect {
    /** Kind of the component. */
    type: 5;
    /** The component's number in its message. */
    id: number;
    /** The id that `component` listens to. */
    custom_id: string;
    /** What the menu says while nothing is chosen. */
    placeholder?: string;
    /** Fewest choices. */
    min_values: number;
    /** Most choices. */
    max_values: number;
    /** Whether it is greyed out and cannot be used. */
    disabled?: boolean;
    /** Users that are chosen to begin with. */
    default_values?: DefaultUser[];
  }

  /** A menu of roles, as it arrives. */
  export interface ReceivedRoleSelect {
    /** Kind of the component. */
    type: 6;
    /** The component's number in its message. */
    id: number;
    /** The id that `component` listens to. */
    custom_id: string;
    /** What the menu says while nothing is chosen. */
    placeholder?: string;
    /** Fewest choices. */
    min_values: number;
    /** Most choices. */
    max_values: number;
    /** Whether it is greyed out and cannot be used. */
    disabled?: boolean;
    /** Roles that are chosen to begin with. */
    default_values?: DefaultRole[];
  }

  /** A menu of members and roles, as it arrives. */
  export interface ReceivedMentionableSelect {
    /** Kind of the component. */
    type: 7;
    /** The component's number in its message. */
    id: number;
    /** The id that `component` listens to. */
    custom_id: string;
    /** What the menu says while nothing is chosen. */
    placeholder?: string;
    /** Fewest choices. */
    min_values: number;
    /** Most choices. */
    max_values: number;
    /** Whether it is greyed out and cannot be used. */
    disabled?: boolean;
    /** Users and roles that are chosen to begin with. */
    default_values?: (DefaultRole | DefaultUser)[];
  }

  /** A menu of channels, as it arrives. */
  export interface ReceivedChannelSelect {
    /** Kind of the component. */
    type: 8;
    /** The component's number in its message. */
    id: number;
    /** The id that `component` listens to. */
    custom_id: string;
    /** What the menu says while nothing is chosen. */
    placeholder?: string;
    /** Fewest choices. */
    min_values: number;
    /** Most choices. */
    max_values: number;
    /** Whether it is greyed out and cannot be used. */
    disabled?: boolean;
    /** Channels that are chosen to begin with. */
    default_values?: DefaultChannel[];
    /** Kinds of channels it offers. */
    channel_types?: ChannelType[];
  }

  /** Texts beside a button or an image, as they arrive. */
  export interface ReceivedSection {
    /** Kind of the component. */
    type: 9;
    /** The component's number in its message. */
    id: number;
    /** The texts. */
    components: ReceivedTextDisplay[];
    /** What stands beside them. */
    accessory: ReceivedButton | ReceivedThumbnail;
  }

  /** A text, as it arrives. */
  export interface ReceivedTextDisplay {
    /** Kind of the component. */
    type: 10;
    /** The component's number in its message. */
    id: number;
    /** The text. */
    content: string;
  }

  /** A small image, as it arrives. */
  export interface ReceivedThumbnail {
    /** Kind of the component. */
    type: 11;
    /** The component's number in its message. */
    id: number;
    /** The image. */
    media: ReceivedMedia;
    /** What it shows, or null. */
    description: string | null;
    /** Whether it is hidden until it is clicked. */
    spoiler: boolean;
  }

  /** Images and videos, as they arrive. */
  export interface ReceivedMediaGallery {
    /** Kind of the component. */
    type: 12;
    /** The component's number in its message. */
    id: number;
    /** The images and videos. */
    items: ReceivedMediaGalleryItem[];
  }

  /** An image or video of a gallery, as it arrives. */
  export interface ReceivedMediaGalleryItem {
    /** The image or video. */
    media: ReceivedMedia;
    /** What it shows, or null. */
    description: string | null;
    /** Whether it is hidden until it is clicked. */
    spoiler: boolean;
  }

  /** An image, video or file, as it arrives. */
  export interface ReceivedMedia {
    /** Its id. */
    id: Snowflake;
    /** Where it is found. */
    url: string;
    /** Where Discord serves its own copy. */
    proxy_url: string;
    /** Width in pixels. */
    width?: number | null;
    /** Height in pixels. */
    height?: number | null;
    /** Media type, such as `image/png`. */
    content_type?: string | null;
    /** The file of the message that it is. */
    attachment_id?: Snowflake;
  }

  /** A file in the layout, as it arrives. */
  export interface ReceivedFileDisplay {
    /** Kind of the component. */
    type: 13;
    /** The component's number in its message. */
    id: number;
    /** The file. */
    file: ReceivedMedia;
    /** Its name, or null. */
    name: string | null;
    /** How many bytes it has, or null. */
    size: number | null;
    /** Whether it is hidden until it is clicked. */
    spoiler: boolean;
  }

  /** Space between two components, as it arrives. */
  export interface ReceivedSeparator {
    /** Kind of the component. */
    type: 14;
    /** The component's number in its message. */
    id: number;
    /** 1: small, 2: large. */
    spacing: SeparatorSpacing;
    /** Whether there is a line. */
    divider: boolean;
  }

  /** A box around other components, as it arrives. */
  export interface ReceivedContainer {
    /** Kind of the component. */
    type: 17;
    /** The component's number in its message. */
    id: number;
    /** What is in the box. */
    components: Exclude<ReceivedMessageComponent, ReceivedContainer>[];
    /** Colour of the bar at its side, or null. */
    accent_color: number | null;
    /** Whether it is hidden until it is clicked. */
    spoiler: boolean;
  }
}
